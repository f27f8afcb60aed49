package org.faultline.workload.trace;

import java.io.IOException;
import java.util.Optional;
import org.faultline.workload.recognition.Doubt;
import org.faultline.workload.recognition.PageLines;
import org.faultline.workload.recognition.Sample;

/**
 * The references of several processes as lines {@code PID R|W|I 0xADDRESS} with byte addresses. No
 * content tells it from {@link MixFormat}, which comes first: it is named by its user or by the
 * file.
 */
public final class AddressMixFormat implements TraceFormat {
  static final String NAME = "address-mix";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String extension() {
    return ".addresses-mix";
  }

  @Override
  public int fits(Sample sample) {
    return sample.count(PageLines.MIX);
  }

  @Override
  public Optional<Doubt> doubt(Sample sample, boolean named) {
    return PageLines.processes(sample, NAME);
  }

  @Override
  public TraceReader open(TraceSource source) throws IOException {
    return new PageLineReader(source, true, PageLineReader.ADDRESSES);
  }
}
