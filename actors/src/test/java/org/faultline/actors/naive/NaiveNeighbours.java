package org.faultline.actors.naive;

import java.util.ArrayList;
import java.util.List;
import org.faultline.actors.naive.NaivePage.Where;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.windows.WindowsSettings;

/** The pages that can be read together with one. */
final class NaiveNeighbours {
  /** So many pages of a file are read together (docs/windows.md W1407). */
  private static final int FILE_BLOCK_PAGES = 8;

  private final NaivePhysicalMemory memory;
  private final AddressLayout layout;
  private final WindowsSettings settings;

  NaiveNeighbours(NaivePhysicalMemory memory, AddressLayout layout, WindowsSettings settings) {
    this.memory = memory;
    this.layout = layout;
    this.settings = settings;
  }

  /** The pages around one that have slots around its slot. */
  List<NaivePage> of(NaivePage page) {
    List<NaivePage> run = new ArrayList<>();
    if (!page.isTable()) {
      long size = page.isOfFile() ? FILE_BLOCK_PAGES : settings.readClusterPages();
      long block = page.number / size;
      long span = page.number >> layout.bitsPerLevel();
      for (int direction = -1; direction <= 1; direction += 2) {
        long number = page.number + direction;
        while (number >= 0
            && number / size == block
            && (page.table == null || number >> layout.bitsPerLevel() == span)
            && follows(page, memory.pages.beside(page, number))) {
          run.add(memory.pages.beside(page, number));
          number += direction;
        }
      }
    }
    return run;
  }

  private static boolean follows(NaivePage page, NaivePage other) {
    if (page.isOfFile()) {
      return other.where == Where.ELSEWHERE && other.number < page.segment.file.pages();
    }
    return other.where == Where.SLOT
        && other.slot - page.slot == other.number - page.number
        && hasTable(other);
  }

  static boolean hasTable(NaivePage page) {
    return page.table == null || page.table.isActive();
  }
}
