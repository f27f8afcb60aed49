package org.faultline.workload.trace;

import java.io.IOException;
import org.faultline.workload.recognition.PageLines;
import org.faultline.workload.recognition.Sample;

/**
 * The references of one process as lines {@code R|W|I 0xADDRESS} with byte addresses. No content
 * tells it from {@link PageFormat}, which comes first: it is named by its user or by the file.
 */
public final class AddressFormat implements TraceFormat {
  static final String NAME = "address";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String extension() {
    return ".addresses";
  }

  @Override
  public int fits(Sample sample) {
    return sample.count(PageLines.PLAIN);
  }

  @Override
  public TraceReader open(TraceSource source) throws IOException {
    return new PageLineReader(source, false, PageLineReader.ADDRESSES);
  }
}
