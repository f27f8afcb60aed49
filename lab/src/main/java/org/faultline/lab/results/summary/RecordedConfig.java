package org.faultline.lab.results.summary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * The effective config of a run, whole, as its results keep it. Its keys are those of the config
 * language, of which only the few that results are told by are known here.
 *
 * @param tree as JSON
 */
public record RecordedConfig(JsonNode tree) {
  private static final JsonPointer SLACK = JsonPointer.compile("/scheduler/slack");

  /** As it lies in a file. */
  @JsonCreator
  public RecordedConfig {}

  @Override
  @JsonValue
  public JsonNode tree() {
    return tree;
  }

  /** How far virtual clocks may be apart, as the config says it; empty where it does not. */
  public String slack() {
    return tree.at(SLACK).asText();
  }
}
