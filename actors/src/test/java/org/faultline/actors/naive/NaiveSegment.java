package org.faultline.actors.naive;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.faultline.actors.naive.NaivePage.Where;

/** The pages that all views of a section show, or of all sections of one file. */
final class NaiveSegment {
  final int id;

  /** Null for a section that the pagefile is behind. */
  final NaiveFile file;

  /** The pages that are committed; of a file's all. */
  final TreeSet<Long> committed = new TreeSet<>();

  private final TreeMap<Long, NaivePage> pages = new TreeMap<>();

  NaiveSegment(int id, NaiveFile file) {
    this.id = id;
    this.file = file;
  }

  NaivePage page(long number) {
    NaivePage page = pages.computeIfAbsent(number, n -> new NaivePage(this, n));
    if (page.where == Where.NOWHERE && file != null) {
      page.where = Where.ELSEWHERE;
    }
    return page;
  }

  /** Those that anybody asked for, by ascending number. */
  List<NaivePage> pages() {
    return new ArrayList<>(pages.values());
  }
}
