package org.faultline.lab.results.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;

/** Whether every seed gives the same run: nothing in it is drawn at random. */
public final class Deterministic {
  private Deterministic() {}

  /** Whether a summary says so; those of old do not. */
  public static boolean is(JsonNode summary) {
    return summary.at("/run/deterministic").asBoolean();
  }

  /** Whether all of these runs of one config say so, or are several and all the same. */
  static boolean are(Collection<? extends JsonNode> summaries) {
    return summaries.stream().allMatch(Deterministic::is)
        || summaries.size() > 1
            && summaries.stream().map(Deterministic::digest).distinct().count() == 1;
  }

  private static String digest(JsonNode summary) {
    return summary.at("/manifest/digest").asText();
  }
}
