package org.faultline.lab.cli;

/** A command cannot go on; the message is a sentence for the user. */
final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  CommandFailure(int exitCode, String message, Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  /** What the user gave cannot be used. */
  static CommandFailure badInput(String message) {
    return new CommandFailure(ExitCode.BAD_INPUT, message, null);
  }

  int exitCode() {
    return exitCode;
  }
}
