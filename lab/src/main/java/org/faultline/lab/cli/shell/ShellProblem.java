package org.faultline.lab.cli.shell;

/** A line that cannot be done; the message is a sentence without its end. */
public final class ShellProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ShellProblem(String message) {
    super(message);
  }

  /** The message with the end that a sentence has. */
  public String sentence() {
    return getMessage().endsWith("?") ? getMessage() : getMessage() + ".";
  }
}
