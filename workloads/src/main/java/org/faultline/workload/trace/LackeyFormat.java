package org.faultline.workload.trace;

import java.io.IOException;
import java.util.regex.Pattern;
import org.faultline.workload.recognition.Sample;

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
  public int fits(Sample sample) {
    return sample.count(LINE);
  }

  @Override
  public TraceReader open(TraceSource source) throws IOException {
    return new LackeyReader(source);
  }
}
