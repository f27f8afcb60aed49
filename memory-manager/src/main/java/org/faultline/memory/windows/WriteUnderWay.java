package org.faultline.memory.windows;

import org.faultline.memory.device.Completion;
import org.jspecify.annotations.Nullable;

/** A write that was submitted. */
final class WriteUnderWay {
  final WriteCluster write;
  final PageWriter writer;

  /** Who waits for it, if anybody. */
  final @Nullable WindowsWork work;

  /** How it ends; unknown before it was submitted. */
  Completion completion = Completion.UNKNOWN;

  WriteUnderWay(WriteCluster write, PageWriter writer, @Nullable WindowsWork work) {
    this.write = write;
    this.writer = writer;
    this.work = work;
  }
}
