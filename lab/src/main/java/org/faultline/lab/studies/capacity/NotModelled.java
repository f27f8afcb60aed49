package org.faultline.lab.studies.capacity;

import java.util.ArrayList;
import java.util.List;
import org.faultline.workload.config.WorkloadConfig;

/** What a real machine has, the model has not, and a number of processes depends on. */
final class NotModelled {
  private static final String SHARED =
      "shared pages: this workload names no section, file or image; programs and libraries that"
          + " processes share would let more fit";
  private static final String IMAGES =
      "images: programs and libraries that processes share are not in this workload; with them more"
          + " would fit";

  private static final List<String> OTHERS =
      List.of(
          "a file cache: it takes memory, so fewer would fit where files are read",
          "the kernel's own memory: it takes memory, so fewer would fit",
          "more threads in a process: each process does one thing at a time",
          "caches and TLBs: many busy processes slow each other down beyond what is shown");

  private NotModelled() {}

  /**
   * In the words of docs/model.md, each with what it does to the answer; first what a workload
   * leaves out that the model could show.
   */
  static List<String> of(WorkloadConfig config) {
    List<String> all = new ArrayList<>();
    if (config.images().isEmpty()) {
      all.add(config.hasSections() ? IMAGES : SHARED);
    }
    all.addAll(OTHERS);
    return all;
  }
}
