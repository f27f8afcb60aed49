package org.faultline.memory.windows;

import org.faultline.memory.frames.PagePlace;
import org.faultline.memory.frames.TableDirectory;

/**
 * Keeps a page table in memory while it maps anything that is in a frame, and gives it up once it
 * says nothing of any page (docs/windows.md W104 to W106).
 */
final class PageTableUse {
  private final WindowsMemory memory;

  PageTableUse(WindowsMemory memory) {
    this.memory = memory;
  }

  /** Sets where a page or page table is. */
  void place(PageOwner owner, long id, boolean table, long place) {
    if (owner instanceof Segment segment) {
      segment.place(id, place);
    } else if (table) {
      memory.placeTable((WindowsProcess) owner, id, place);
    } else {
      ((WindowsProcess) owner).place(id, place);
    }
  }

  /** The entry of a page that never had one says from now on that it reads as zeros. */
  void makeZero(WindowsProcess process, long page) {
    process.place(page, PagePlace.ZERO);
    use(process, page, false, 1);
  }

  /** The highest table above {@code page} that is not in the working set, or -1. */
  long missing(WindowsProcess process, long page) {
    TableDirectory tables = process.tables();
    if (tables == null || isActive(tables.place(tables.key(page, 1)))) {
      return -1;
    }
    for (int level = tables.levels(); level >= 1; level--) {
      long key = tables.key(page, level);
      if (!isActive(tables.place(key))) {
        return key;
      }
    }
    return -1;
  }

  private boolean isActive(long place) {
    return PagePlace.what(place) == PagePlace.FRAME
        && memory.states.in(PagePlace.number(place), FrameState.ACTIVE);
  }

  /**
   * Counts an entry that came into a frame, or left it, at the table above; prototypes are in none.
   */
  void share(PageOwner owner, long id, boolean table, int change) {
    TableDirectory tables = owner instanceof WindowsProcess process ? process.tables() : null;
    if (tables == null || table && tables.isRoot(id)) {
      return;
    }
    long above = above(tables, id, table);
    int shares = tables.share(above, change);
    if (shares == (change > 0 ? 1 : 0) && !tables.isRoot(above)) {
      int frame = PagePlace.number(tables.place(above));
      if (change > 0) {
        memory.members.hold(frame, WindowsFlags.IN_USE);
      } else {
        memory.members.letGo(frame, WindowsFlags.IN_USE);
      }
    }
  }

  /** Counts an entry that came to say something, or says nothing more, at the table above. */
  void use(WindowsProcess process, long id, boolean table, int change) {
    TableDirectory tables = process.tables();
    if (tables == null || table && tables.isRoot(id)) {
      return;
    }
    long above = above(tables, id, table);
    if (tables.use(above, change) == 0) {
      giveUp(process, tables, above);
    }
  }

  /** Gives up the tables that were brought in and say nothing; whether there were any. */
  boolean giveUpUnused(WindowsProcess process) {
    TableDirectory tables = process.tables();
    if (tables == null) {
      return false;
    }
    long[] unused = tables.unused();
    for (long key : unused) {
      giveUp(process, tables, key);
    }
    return unused.length > 0;
  }

  private void giveUp(WindowsProcess process, TableDirectory tables, long key) {
    long place = tables.place(key);
    memory.placeTable(process, key, PagePlace.NOWHERE);
    if (PagePlace.what(place) == PagePlace.FRAME) {
      memory.disposal.giveUp(process, PagePlace.number(place));
      share(process, key, true, -1);
    } else {
      memory.pagefile.free(PagePlace.number(place));
    }
    use(process, key, true, -1);
  }

  private static long above(TableDirectory tables, long id, boolean table) {
    return table ? tables.parent(id) : tables.key(id, 1);
  }
}
