package org.faultline.workload.binding;

import java.util.List;
import java.util.stream.Collectors;

/** A config cannot be used; the message has one sentence a line, one for each mistake. */
public final class ConfigProblemsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  ConfigProblemsException(List<Problem> problems, int count) {
    super(message(problems, count));
    this.problems = List.copyOf(problems);
  }

  /** The mistakes, ordered by file and line; at most {@link Problems#LIMIT}. */
  public List<Problem> problems() {
    return problems;
  }

  private static String message(List<Problem> problems, int count) {
    String lines = problems.stream().map(Problem::sentence).collect(Collectors.joining("\n"));
    int more = count - problems.size();
    return more > 0 ? lines + "\nand " + more + " more" : lines;
  }
}
