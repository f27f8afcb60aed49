package org.faultline.lab.verification.win32;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one case went.
 *
 * @param difference the first; absent where the case passed
 */
record CaseOutcome(ConformanceFile file, ConformanceCase replayed, @Nullable Mismatch difference) {

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
