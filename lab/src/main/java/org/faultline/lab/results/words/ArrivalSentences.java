package org.faultline.lab.results.words;

import java.util.ArrayList;
import java.util.List;
import org.faultline.lab.results.summary.GroupSummary;
import org.faultline.lab.results.summary.RequestSummary;
import org.faultline.lab.results.summary.RequestSummary.Arrivals;
import org.faultline.lab.results.text.Units;

/** Says which requests arrive faster than they are served. */
final class ArrivalSentences {
  /** From this part of the arrivals of the window on, those that wait are worth a word. */
  private static final double NOTABLE = 0.1;

  private ArrivalSentences() {}

  /** A sentence for each kind of request with a notable backlog. */
  static List<String> of(List<GroupSummary> groups) {
    List<String> sentences = new ArrayList<>();
    for (GroupSummary group : groups) {
      for (RequestSummary request : group.work().requests()) {
        Arrivals arrivals = request.arrivals();
        if (arrivals != null
            && arrivals.waitingAtEnd() > 0
            && arrivals.waitingAtEnd() >= NOTABLE * arrivals.count()) {
          sentences.add(
              "Falling behind: %s's %s requests arrive at %s/s and finish at %s/s; %s are waiting at the end"
                  .formatted(
                      group.name(),
                      request.name(),
                      Units.rate(arrivals.perSecond().doubleValue()),
                      Units.rate(request.perSecond().doubleValue()),
                      waiting(arrivals)));
        }
      }
    }
    return sentences;
  }

  private static String waiting(Arrivals arrivals) {
    String count = Units.count(arrivals.waitingAtEnd());
    return Boolean.TRUE.equals(arrivals.waitingIsLeast()) ? "at least " + count : count;
  }
}
