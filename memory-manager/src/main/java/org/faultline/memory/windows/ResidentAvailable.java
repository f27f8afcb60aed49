package org.faultline.memory.windows;

/**
 * Memory that can still be promised: minimum working sets, locked pages and the page tables that
 * must stay are taken off it (docs/windows.md W506). Requests are granted first come, first served.
 */
final class ResidentAvailable {
  private final int promisable;
  private long promised;

  /** All but the reserve and the one page that a fault needs can be promised. */
  ResidentAvailable(int frames, int reserve) {
    promisable = frames - reserve - 1;
  }

  /** Pages that can still be promised; negative where page tables took more. */
  long pages() {
    return promisable - promised;
  }

  /** Grants a process that begins as much of its minimum as there is. */
  void begin(WindowsProcess process, int minimum) {
    process.grantedMinimum((int) Math.max(0, Math.min(minimum, pages())));
    promised += process.promise();
  }

  /** Grants another minimum, or refuses it. */
  boolean minimum(WindowsProcess process, int minimum) {
    int before = process.promise();
    int after = Math.max(minimum, process.lockedPages() + process.tablePages());
    if (after - before > pages()) {
      return false;
    }
    process.grantedMinimum(minimum);
    promised += after - before;
    return true;
  }

  /** Whether {@code pages} more pages of the process, and {@code tables} more tables, may stay. */
  boolean admits(WindowsProcess process, long pages, long tables) {
    long pinned = process.lockedPages() + pages + process.tablePages() + tables;
    return Math.max(process.grantedMinimum(), pinned) - process.promise() <= pages();
  }

  /** The process's locked pages or page tables change from a promise of {@code before}. */
  void changed(WindowsProcess process, int before) {
    promised += process.promise() - before;
  }

  /** The process ends: what it was promised returns. */
  void end(WindowsProcess process) {
    promised -= process.promise();
    process.grantedMinimum(0);
    promised += process.promise();
  }

  /** What is promised, in pages. */
  long promised() {
    return promised;
  }
}
