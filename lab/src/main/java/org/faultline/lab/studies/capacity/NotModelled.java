package org.faultline.lab.studies.capacity;

import java.util.List;

/** What a real machine has, the model has not, and a number of processes depends on. */
final class NotModelled {
  /** In the words of docs/model.md, each with what it does to the answer. */
  static final List<String> PARTS =
      List.of(
          "shared pages and mapped files: programs and libraries that processes share would let more fit",
          "a file cache: it takes memory, so fewer would fit where files are read",
          "the kernel's own memory: it takes memory, so fewer would fit",
          "more threads in a process: each process does one thing at a time",
          "caches and TLBs: many busy processes slow each other down beyond what is shown");

  private NotModelled() {}
}
