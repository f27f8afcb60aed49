package org.faultline.lab.verification.win32;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * How one case went.
 *
 * @param difference the first; null where the case passed
 */
record CaseOutcome(ConformanceFile file, ConformanceCase replayed, Mismatch difference) {

  /**
   * Where an answer was not the right one.
   *
   * @param step its number in the case, from 1
   * @param expected what the file says
   * @param got what the call gave, or why it could not be made
   */
  record Mismatch(int step, JsonNode expected, Map<String, Object> got) {}

  boolean passed() {
    return difference == null;
  }
}
