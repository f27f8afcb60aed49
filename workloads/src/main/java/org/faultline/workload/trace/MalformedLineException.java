package org.faultline.workload.trace;

/** A line that is not of the trace's format; it can be left out. */
final class MalformedLineException extends TraceException {
  private static final long serialVersionUID = 1L;

  MalformedLineException(String sentence) {
    super(sentence);
  }
}
