package org.faultline.lab.results.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Says which requests arrive faster than they are served. */
final class ArrivalSentences {
  /** From this part of the arrivals of the window on, those that wait are worth a word. */
  private static final double NOTABLE = 0.1;

  private ArrivalSentences() {}

  /** A sentence for each kind of request with a notable backlog. */
  static List<String> of(JsonNode groups) {
    List<String> sentences = new ArrayList<>();
    for (JsonNode group : groups) {
      for (JsonNode request : group.path("requests")) {
        JsonNode arrivals = request.path("arrivals");
        long waiting = arrivals.path("waitingAtEnd").asLong();
        if (waiting > 0 && waiting >= NOTABLE * arrivals.path("count").asLong()) {
          sentences.add(
              "Not all is served: %s/s of %s's %s arrive and %s/s end; %s wait at the end"
                  .formatted(
                      Units.rate(arrivals.path("perSecond").asDouble()),
                      group.path("name").asText(),
                      request.path("name").asText(),
                      Units.rate(request.path("perSecond").asDouble()),
                      waiting(arrivals)));
        }
      }
    }
    return sentences;
  }

  private static String waiting(JsonNode arrivals) {
    String count = Units.count(arrivals.path("waitingAtEnd").asLong());
    return arrivals.path("waitingIsLeast").asBoolean() ? "at least " + count : count;
  }
}
