package org.faultline.actors.result;

import org.jspecify.annotations.Nullable;

/** A run that could not be brought to its end; the message is a sentence for the user. */
public final class RunFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A failure with its reason and, if there is one, its cause. */
  public RunFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
