package org.faultline.workload.trace;

/** A library that traces need cannot be loaded: no fault of the trace, said in one sentence. */
public final class LibraryException extends TraceException {
  private static final long serialVersionUID = 1L;

  LibraryException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
