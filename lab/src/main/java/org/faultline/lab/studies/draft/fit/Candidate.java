package org.faultline.lab.studies.draft.fit;

import java.util.List;
import java.util.stream.Collectors;
import org.faultline.workload.reference.Pattern;

/**
 * Patterns that are played in turn, again and again; mostly there is one.
 *
 * @param parts in their order, at least one
 */
public record Candidate(List<Part> parts) {

  /**
   * A pattern and how long its turn is.
   *
   * @param text the pattern as a config says it
   * @param references of one turn; {@link #FOREVER} for a pattern that is alone
   */
  public record Part(String text, Pattern pattern, long references) {
    /** No turn of another. */
    public static final long FOREVER = Long.MAX_VALUE;
  }

  static Candidate of(String text, Pattern pattern) {
    return new Candidate(List.of(new Part(text, pattern, Part.FOREVER)));
  }

  static Candidate of(Part... parts) {
    return new Candidate(List.of(parts));
  }

  /** For people: {@code zipf(1.2)}, {@code 900 × zipf(1.2), 100 × loop(100)}. */
  public String text() {
    return parts.size() == 1
        ? parts.get(0).text()
        : parts.stream()
            .map(part -> part.references() + " × " + part.text())
            .collect(Collectors.joining(", "));
  }
}
