package org.faultline.lab.results.output;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the user gave cannot be used. The message is a sentence for the user, without its full stop,
 * that names what was wrong and where; the command that meets it ends with {@link
 * ExitCode#BAD_INPUT}.
 */
public final class UserMistake extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean inUsage;

  private UserMistake(String sentence, boolean inUsage, @Nullable Throwable cause) {
    super(sentence, cause);
    this.inUsage = inUsage;
  }

  /** A mistake in what a command was given to work on. */
  public UserMistake(String sentence) {
    this(sentence, false, null);
  }

  /** A mistake whose sentence is the message of {@code cause}. */
  public UserMistake(Exception cause) {
    this(String.valueOf(cause.getMessage()), false, cause);
  }

  /** A mistake that {@code cause} showed. */
  public UserMistake(String sentence, Exception cause) {
    this(sentence, false, cause);
  }

  /** A mistake in how a command was called, about which its help tells more. */
  public static UserMistake inUsage(String sentence) {
    return new UserMistake(sentence, true, null);
  }

  /** A mistake in how a command was called, with the message of {@code cause} as its sentence. */
  public static UserMistake inUsage(Exception cause) {
    return new UserMistake(String.valueOf(cause.getMessage()), true, cause);
  }

  /** A mistake in how a command was called, which {@code cause} showed. */
  public static UserMistake inUsage(String sentence, Exception cause) {
    return new UserMistake(sentence, true, cause);
  }

  /**
   * What {@code reading} gives of something that the user gave.
   *
   * @throws UserMistake where it throws an {@link IllegalArgumentException}, with its message
   */
  public static <T> T whereRefused(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (IllegalArgumentException e) {
      throw new UserMistake(e);
    }
  }

  /** Whether the help of the command tells more. */
  public boolean isInUsage() {
    return inUsage;
  }

  /** How the command ends. */
  public ExitCode exitCode() {
    return ExitCode.BAD_INPUT;
  }
}
