package org.faultline.workload.trace;

import java.io.IOException;
import java.util.regex.Pattern;

/** Comma-separated values with named columns; one of them is {@code page} or {@code address}. */
public final class CsvFormat implements TraceFormat {
  private static final Pattern TITLES =
      Pattern.compile("(?i)(.*,)?\\s*\"?(page|address)\"?\\s*(,.*)?");

  @Override
  public String name() {
    return "csv";
  }

  @Override
  public String extension() {
    return ".csv";
  }

  @Override
  public boolean recognises(byte[] head) {
    return FirstLine.matches(head, TITLES);
  }

  @Override
  public TraceReader open(TraceSource source) throws IOException {
    return new CsvTraceReader(source);
  }
}
