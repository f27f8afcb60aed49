package org.faultline.actors.memory;

import org.faultline.memory.lists.PageWrite;

/** A write that was submitted. */
final class WriteUnderWay {
  final PageWrite write;

  /** How it ends. */
  Completion completion;

  WriteUnderWay(PageWrite write) {
    this.write = write;
  }
}
