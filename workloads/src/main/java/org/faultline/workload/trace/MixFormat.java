package org.faultline.workload.trace;

import java.io.IOException;
import java.util.Optional;
import org.faultline.workload.recognition.Doubt;
import org.faultline.workload.recognition.PageLines;
import org.faultline.workload.recognition.Sample;

/** The references of several processes, interleaved, as lines {@code PID R|W|I 0xPAGE}. */
public final class MixFormat implements TraceFormat {
  static final String NAME = "mix";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String extension() {
    return ".procs";
  }

  @Override
  public int fits(Sample sample) {
    return sample.count(PageLines.MIX);
  }

  @Override
  public Optional<Doubt> doubt(Sample sample, boolean named) {
    return PageLines.processes(sample, NAME)
        .filter(Doubt::refused)
        .or(() -> PageLines.numbers(sample, PageLines.MIX, NAME, AddressMixFormat.NAME))
        .or(() -> PageLines.processes(sample, NAME));
  }

  @Override
  public TraceReader open(TraceSource source) throws IOException {
    return new PageLineReader(source, true, PageLineReader.PAGES);
  }
}
