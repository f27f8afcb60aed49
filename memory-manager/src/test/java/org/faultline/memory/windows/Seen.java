package org.faultline.memory.windows;

import java.util.List;
import java.util.Map;

/** What a {@link WindowsHistory} can meet; each is to be met by some. */
enum Seen {
  DEMAND_ZERO,
  TRANSITION,
  HARD,
  COLLIDED,
  REPURPOSED,
  READ_BACK,
  IN_PAGE_ERROR,
  WAITED,
  FAILED_WRITE,
  DELETED_IN_FLIGHT,
  FULL_PAGEFILE;

  /** Adds to a count of what was met. */
  void count(Map<Seen, Integer> seen, int times) {
    if (times > 0) {
      seen.merge(this, times, Integer::sum);
    }
  }

  /** Adds what the log of a {@link WindowsRig} tells of. */
  static void countLog(Map<Seen, Integer> seen, List<String> log) {
    for (String line : log) {
      switch (line.substring(0, line.indexOf(' '))) {
        case "demand-zero" -> DEMAND_ZERO.count(seen, 1);
        case "transition" -> TRANSITION.count(seen, 1);
        case "hard" -> HARD.count(seen, 1);
        case "collided" -> COLLIDED.count(seen, 1);
        case "repurposed" -> REPURPOSED.count(seen, 1);
        default -> {}
      }
    }
  }
}
