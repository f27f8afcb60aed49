package org.faultline.workload.trace;

import java.io.IOException;
import java.util.regex.Pattern;

/** The output of {@code valgrind --tool=lackey --trace-mem=yes}; its pages are 4 KiB. */
public final class LackeyFormat implements TraceFormat {
  private static final Pattern LINE =
      Pattern.compile("==\\d+==.*|(I | [LSM]) +\\p{XDigit}+,\\d+\\s*");

  @Override
  public String name() {
    return "lackey";
  }

  @Override
  public String extension() {
    return ".lackey";
  }

  @Override
  public boolean recognises(byte[] head) {
    return FirstLine.matches(head, LINE);
  }

  @Override
  public TraceReader open(TraceSource source) throws IOException {
    return new LackeyReader(source);
  }
}
