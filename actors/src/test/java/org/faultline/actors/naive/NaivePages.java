package org.faultline.actors.naive;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.faultline.actors.naive.NaivePage.Where;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.address.PageRange;

/** Where the pages and page tables of all processes are; keeps the counts of the tables. */
final class NaivePages {
  private final AddressLayout layout;
  private final boolean tables;
  private final NaiveMessage message;
  private final Consumer<NaivePage> unused;
  private final Map<NaiveProcess, TreeMap<Long, NaivePage>> pages = new HashMap<>();

  /** {@code unused} is told of a table below which nothing is left. */
  NaivePages(
      AddressLayout layout, boolean tables, NaiveMessage message, Consumer<NaivePage> unused) {
    this.layout = layout;
    this.tables = tables;
    this.message = message;
    this.unused = unused;
  }

  /** A page, also one that is nowhere. */
  NaivePage page(NaiveProcess process, long number) {
    return page(process, 0, number);
  }

  private NaivePage page(NaiveProcess process, int level, long number) {
    long key = NaivePage.key(level, number);
    TreeMap<Long, NaivePage> own = pages.computeIfAbsent(process, p -> new TreeMap<>());
    if (!own.containsKey(key)) {
      boolean hasTable = tables && level < layout.levels();
      NaivePage table = hasTable ? page(process, level + 1, number >> layout.bitsPerLevel()) : null;
      own.put(key, new NaivePage(process, level, number, table));
    }
    return own.get(key);
  }

  /** The page of this number of whoever has {@code page}. */
  NaivePage beside(NaivePage page, long number) {
    return page.segment == null ? page(page.owner, number) : page.segment.page(number);
  }

  /** The tables above a page, from the root down. */
  static List<NaivePage> tablesAbove(NaivePage page) {
    List<NaivePage> above = new ArrayList<>();
    for (NaivePage table = page.table; table != null; table = table.table) {
      above.add(0, table);
    }
    return above;
  }

  Collection<NaiveProcess> processes() {
    return pages.keySet();
  }

  /** What a process has, pages first, each by ascending number. */
  Collection<NaivePage> of(NaiveProcess process) {
    return new ArrayList<>(pages.getOrDefault(process, new TreeMap<>()).values());
  }

  /** The pages of a range that are not nowhere, ascending. */
  List<NaivePage> in(NaiveProcess process, PageRange range) {
    return of(process).stream()
        .filter(page -> !page.isTable() && page.where != Where.NOWHERE)
        .filter(page -> page.number >= range.first() && page.number <= range.last())
        .toList();
  }

  /** The tables above a range of pages, the lowest level first. */
  List<NaivePage> tablesAbove(NaiveProcess process, PageRange range) {
    return of(process).stream()
        .filter(NaivePage::isTable)
        .filter(table -> table.number >= range.first() >> table.level * layout.bitsPerLevel())
        .filter(table -> table.number <= range.last() >> table.level * layout.bitsPerLevel())
        .toList();
  }

  /** The page is in this frame now. */
  void toFrame(NaivePage page, NaiveListedFrame frame) {
    frame.page = page;
    move(page, Where.FRAME, frame, -1);
  }

  /** The page of a view shows this frame now. */
  void show(NaivePage page, NaiveListedFrame frame) {
    move(page, Where.FRAME, frame, -1);
  }

  /** Where the page is stands elsewhere now: in its section, or it is in its file. */
  void toElsewhere(NaivePage page) {
    move(page, Where.ELSEWHERE, null, -1);
  }

  /** The page is in this slot now. */
  void toSlot(NaivePage page, int slot) {
    move(page, Where.SLOT, null, slot);
  }

  /** The page has a demand-zero entry now. */
  void toZero(NaivePage page) {
    move(page, Where.ZERO, null, -1);
  }

  /** The page has no entry now. */
  void toNowhere(NaivePage page) {
    move(page, Where.NOWHERE, null, -1);
  }

  private void move(NaivePage page, Where where, NaiveListedFrame frame, int slot) {
    NaivePage table = page.table;
    Where before = page.where;
    page.where = where;
    page.frame = frame;
    page.slot = slot;
    if (table == null) {
      return;
    }
    int shares = table.shares;
    table.shares += (where == Where.FRAME ? 1 : 0) - (before == Where.FRAME ? 1 : 0);
    table.used += (where != Where.NOWHERE ? 1 : 0) - (before != Where.NOWHERE ? 1 : 0);
    if (shares > 0 && table.shares == 0 && table.isActive()) {
      message.released |= !table.held();
    }
    if (before != Where.NOWHERE && where == Where.NOWHERE && table.used == 0) {
      unused.accept(table);
    }
  }
}
