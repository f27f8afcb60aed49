package org.faultline.memory.pagefile;

import java.io.IOException;

/** There can be no pagefile in the directory that was asked for; the message is one sentence. */
public final class PagefileUnavailableException extends IOException {
  private static final long serialVersionUID = 1L;

  PagefileUnavailableException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
