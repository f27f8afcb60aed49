package org.faultline.memory.plugin;

import org.jspecify.annotations.Nullable;

/**
 * Other people's code did what its contract rules out. The message is a sentence that names the
 * class, the call, what it gave and what was expected.
 */
public final class PluginException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A failure with its sentence and its cause, if it has one. */
  public PluginException(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }
}
