package org.faultline.memory.windows;

import org.faultline.memory.device.Completion;

/** A write that was submitted. */
final class WriteUnderWay {
  final WriteCluster write;

  /** How it ends. */
  Completion completion;

  WriteUnderWay(WriteCluster write) {
    this.write = write;
  }
}
