package org.faultline.workload.trace;

import java.io.IOException;
import java.util.regex.Pattern;

/** The references of one process as lines {@code R|W|I 0xPAGE}. */
public final class PageFormat implements TraceFormat {
  private static final Pattern LINE = Pattern.compile("\\s*[RWI]\\s+0[xX]\\p{XDigit}+\\s*");

  @Override
  public String name() {
    return "page";
  }

  @Override
  public String extension() {
    return ".pages";
  }

  @Override
  public boolean recognises(byte[] head) {
    return FirstLine.matches(head, LINE);
  }

  @Override
  public TraceReader open(TraceSource source) throws IOException {
    return new PageLineReader(source, false);
  }
}
