package org.faultline.memory.pagefile;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** There can be no pagefile in the directory that was asked for; the message is one sentence. */
public final class PagefileUnavailableException extends IOException {
  private static final long serialVersionUID = 1L;

  PagefileUnavailableException(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }
}
