package org.faultline.actors.result;

/** A run that could not be brought to its end; the message is a sentence for the user. */
public final class RunFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A failure with its reason and cause, which may be null. */
  public RunFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
