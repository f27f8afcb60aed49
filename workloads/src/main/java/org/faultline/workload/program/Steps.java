package org.faultline.workload.program;

import java.util.List;
import java.util.stream.Stream;

/** Looks at the steps of programs. */
public final class Steps {
  private Steps() {}

  /** {@code steps} in order, each followed by those inside of it. */
  public static Stream<Step> all(List<Step> steps) {
    return steps.stream().flatMap(step -> Stream.concat(Stream.of(step), all(inside(step))));
  }

  private static List<Step> inside(Step step) {
    if (step instanceof Repeat repeat) {
      return repeat.steps();
    }
    return step instanceof Serve serve ? serve.steps() : List.of();
  }
}
