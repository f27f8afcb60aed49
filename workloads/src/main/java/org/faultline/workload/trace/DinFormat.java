package org.faultline.workload.trace;

import java.io.IOException;
import java.util.regex.Pattern;

/**
 * The din format of the cache simulator dineroIII (Hill 1985): a label and a hexadecimal byte
 * address in each line; 0 is a read, 1 a write, 2 an instruction fetch.
 */
public final class DinFormat implements TraceFormat {
  private static final Pattern LINE =
      Pattern.compile("\\s*[0-4]\\s+(0[xX])?\\p{XDigit}+(\\s+\\p{XDigit}*)?");

  @Override
  public String name() {
    return "din";
  }

  @Override
  public String extension() {
    return ".din";
  }

  @Override
  public boolean recognises(byte[] head) {
    return FirstLine.matches(head, LINE);
  }

  @Override
  public TraceReader open(TraceSource source) throws IOException {
    return new DinReader(source);
  }
}
