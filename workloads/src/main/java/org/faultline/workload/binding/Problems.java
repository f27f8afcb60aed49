package org.faultline.workload.binding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The mistakes found so far; keeps the first {@value #LIMIT} and counts the rest. */
public final class Problems {
  /** The most mistakes that are kept. */
  public static final int LIMIT = 100;

  private final List<Problem> kept = new ArrayList<>();
  private int count;

  /** Adds a mistake at {@code origin}. */
  public void add(Origin origin, String message) {
    count++;
    if (kept.size() < LIMIT) {
      kept.add(new Problem(origin, message));
    }
  }

  /** How many mistakes were found, those not kept included. */
  public int count() {
    return count;
  }

  /** The kept mistakes, ordered by file and line. */
  public List<Problem> list() {
    List<Problem> sorted = new ArrayList<>(kept);
    sorted.sort(
        Comparator.comparing((Problem p) -> p.origin().source())
            .thenComparingInt(p -> p.origin().line()));
    return List.copyOf(sorted);
  }

  /**
   * Ends the reading if anything was wrong.
   *
   * @throws ConfigProblemsException with every mistake
   */
  public void throwIfAny() {
    if (count > 0) {
      throw new ConfigProblemsException(list(), count);
    }
  }

  /**
   * What was read, if nothing was wrong.
   *
   * @param read absent only if something was wrong
   * @throws ConfigProblemsException with every mistake
   */
  public <T> T valid(@Nullable T read) {
    throwIfAny();
    return Objects.requireNonNull(read, "what has no mistake is read");
  }
}
