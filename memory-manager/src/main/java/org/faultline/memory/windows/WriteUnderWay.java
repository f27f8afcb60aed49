package org.faultline.memory.windows;

import org.faultline.memory.device.Completion;

/** A write that was submitted. */
final class WriteUnderWay {
  final WriteCluster write;

  /** How it ends; unknown before it was submitted. */
  Completion completion = Completion.UNKNOWN;

  WriteUnderWay(WriteCluster write) {
    this.write = write;
  }
}
