package org.faultline.memory.windows;

import java.util.ArrayList;
import java.util.List;

/** Makes modified pages, for the tests of those that write them. */
final class ModifiedPages {
  static final int NEVER = 1_000_000;

  private ModifiedPages() {}

  /** Writes of at most 4 pages, 2 at once, with this goal and modified-maximum. */
  static WindowsSettings settings(int goal, int modifiedMaximum) {
    return new WindowsSettings(
        new WindowsSettings.Available(0, 1, 2, goal),
        4,
        new WindowsSettings.Writing(4, 2, modifiedMaximum, 100_000_000, 3),
        1_000_000_000,
        0,
        8);
  }

  static WindowsRig always() {
    return new WindowsRig.Plan(20, settings(100, NEVER)).build();
  }

  static void modify(WindowsRig rig, WindowsProcess process, long... pages) {
    for (long page : pages) {
      rig.load(process, page);
      rig.trim(process, page);
    }
  }

  static List<Long> pages(WriteCluster write) {
    List<Long> pages = new ArrayList<>();
    for (int i = 0; i < write.pages(); i++) {
      pages.add(write.page(i));
    }
    return pages;
  }
}
