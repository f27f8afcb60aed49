package org.faultline.memory.windows;

import org.faultline.memory.device.Completion;
import org.jspecify.annotations.Nullable;

/** A read that was submitted, and who waits for which of its pages. */
final class ReadUnderWay {
  final ReadCluster read;

  /** Who waits for it, if anybody. */
  @Nullable WindowsWork work;

  /** The page, or key of a page table, that is waited for; -1 for none. */
  long claimed;

  /** How it ends; unknown before it was submitted. */
  Completion completion = Completion.UNKNOWN;

  ReadUnderWay(ReadCluster read, @Nullable WindowsWork work, long claimed) {
    this.read = read;
    this.work = work;
    this.claimed = claimed;
  }

  /** {@code waits} waits for {@code page} of it, as the last one who does. */
  void claim(WindowsWork waits, long page) {
    work = waits;
    claimed = page;
  }
}
