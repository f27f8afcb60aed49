package org.faultline.workload.trace;

import java.io.IOException;
import java.util.regex.Pattern;

/** The references of several processes, interleaved, as lines {@code PID R|W|I 0xPAGE}. */
public final class MixFormat implements TraceFormat {
  private static final Pattern LINE = Pattern.compile("\\s*\\d+\\s+[RWI]\\s+0[xX]\\p{XDigit}+\\s*");

  @Override
  public String name() {
    return "mix";
  }

  @Override
  public String extension() {
    return ".procs";
  }

  @Override
  public boolean recognises(byte[] head) {
    return FirstLine.matches(head, LINE);
  }

  @Override
  public TraceReader open(TraceSource source) throws IOException {
    return new PageLineReader(source, true);
  }
}
