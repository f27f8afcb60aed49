package org.faultline.memory.textbook;

import org.faultline.memory.frames.PagePlace;
import org.faultline.memory.frames.TableDirectory;

/**
 * Keeps a page table in its frame from the first touch below it until nothing that it maps is in a
 * frame any more (docs/windows.md W105).
 */
final class TextbookTables {
  private static final int LOWEST_LEVEL = 1;

  private final TextbookMemory memory;

  TextbookTables(TextbookMemory memory) {
    this.memory = memory;
  }

  /** The key of the highest table above {@code page} that is missing, or -1. */
  long missing(TextbookProcess process, long page) {
    TableDirectory tables = process.tables();
    if (tables == null || isThere(tables, tables.key(page, LOWEST_LEVEL))) {
      return -1;
    }
    for (int level = tables.levels(); level >= LOWEST_LEVEL; level--) {
      long key = tables.key(page, level);
      if (!isThere(tables, key)) {
        return key;
      }
    }
    return -1;
  }

  private static boolean isThere(TableDirectory tables, long key) {
    return tables.entry(key) != PagePlace.NOWHERE;
  }

  /** Puts the table {@code key} into {@code frame}; the tables above it are present. */
  void place(TextbookProcess process, long key, int frame) {
    TableDirectory tables = process.tablesInFrames();
    tables.place(key, PagePlace.ofFrame(frame));
    if (!tables.isRoot(key)) {
      tables.share(tables.parent(key), 1);
    }
  }

  /** Counts a page that became resident. */
  void share(TextbookProcess process, long page) {
    TableDirectory tables = process.tables();
    if (tables != null) {
      tables.share(tables.key(page, LOWEST_LEVEL), 1);
    }
  }

  /** Counts a page that left, and frees every table that nothing uses any more. */
  void unshare(TextbookProcess process, long page) {
    TableDirectory tables = process.tables();
    if (tables != null && tables.share(tables.key(page, LOWEST_LEVEL), -1) == 0) {
      freeUnused(process, tables, page);
    }
  }

  /** Frees every table above {@code page} that is there and that nothing uses. */
  void freeUnused(TextbookProcess process, long page) {
    TableDirectory tables = process.tables();
    if (tables != null) {
      freeUnused(process, tables, page);
    }
  }

  private void freeUnused(TextbookProcess process, TableDirectory tables, long page) {
    for (int level = LOWEST_LEVEL; level <= tables.levels(); level++) {
      long key = tables.key(page, level);
      long entry = tables.entry(key);
      if (TableDirectory.sharesOf(entry) > 0) {
        return;
      }
      int frame = PagePlace.frame(entry);
      if (frame >= 0) {
        tables.forget(key);
        if (!tables.isRoot(key)) {
          tables.share(tables.parent(key), -1);
        }
        memory.freeFrame(process, frame);
      }
    }
  }

  /** Frees all tables, in ascending order of their keys. */
  void freeAll(TextbookProcess process) {
    TableDirectory tables = process.tables();
    if (tables != null) {
      tables.forEach(
          (key, entry) -> {
            tables.forget(key);
            memory.freeFrame(process, PagePlace.frame(entry));
          });
    }
  }
}
