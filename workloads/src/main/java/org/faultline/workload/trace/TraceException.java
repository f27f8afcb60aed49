package org.faultline.workload.trace;

import java.io.IOException;

/** A trace that cannot be read or packed, said in one sentence that names the file. */
public class TraceException extends IOException {
  /** A failure whose whole message is {@code sentence}. */
  public TraceException(String sentence) {
    super(sentence);
  }

  /** The same, with what it came from. */
  public TraceException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
