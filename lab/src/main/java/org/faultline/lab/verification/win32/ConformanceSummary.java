package org.faultline.lab.verification.win32;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** What became of conformance cases, for programs: the counts and the failed ones. */
public record ConformanceSummary(int cases, int passed, List<Failed> failed) {

  /**
   * A case that failed.
   *
   * @param name of the case
   * @param step its number, from 1
   * @param expected as the file says it
   * @param got what the call gave, by field, or why it could not be made
   */
  public record Failed(
      String file,
      @JsonProperty("case") String name,
      int step,
      JsonNode expected,
      Map<String, Object> got) {}
}
