package org.faultline.memory.plugin;

/**
 * Other people's code did what its contract rules out. The message is a sentence that names the
 * class, the call, what it gave and what was expected.
 */
public final class PluginException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A failure with its sentence and cause, which may be null. */
  public PluginException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
