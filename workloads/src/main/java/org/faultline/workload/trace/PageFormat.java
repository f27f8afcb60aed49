package org.faultline.workload.trace;

import java.io.IOException;
import java.util.Optional;
import org.faultline.workload.recognition.Doubt;
import org.faultline.workload.recognition.PageLines;
import org.faultline.workload.recognition.Sample;

/** The references of one process as lines {@code R|W|I 0xPAGE}. */
public final class PageFormat implements TraceFormat {
  static final String NAME = "page";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String extension() {
    return ".pages";
  }

  @Override
  public int fits(Sample sample) {
    return sample.count(PageLines.PLAIN);
  }

  @Override
  public Optional<Doubt> doubt(Sample sample, boolean named) {
    return PageLines.numbers(sample, PageLines.PLAIN, NAME, AddressFormat.NAME);
  }

  @Override
  public TraceReader open(TraceSource source) throws IOException {
    return new PageLineReader(source, false, PageLineReader.PAGES);
  }
}
