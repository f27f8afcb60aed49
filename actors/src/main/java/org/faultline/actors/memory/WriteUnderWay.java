package org.faultline.actors.memory;

import org.faultline.memory.windows.WriteCluster;

/** A write that was submitted. */
final class WriteUnderWay {
  final WriteCluster write;

  /** How it ends. */
  Completion completion;

  WriteUnderWay(WriteCluster write) {
    this.write = write;
  }
}
