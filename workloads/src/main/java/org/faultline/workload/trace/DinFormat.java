package org.faultline.workload.trace;

import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.faultline.workload.recognition.DinLines;
import org.faultline.workload.recognition.Doubt;
import org.faultline.workload.recognition.ForeignFormat;
import org.faultline.workload.recognition.Sample;

/**
 * The din format of the cache simulator dineroIII (Hill 1985): a label and a hexadecimal byte
 * address in each line; 0 is a read, 1 a write, 2 an instruction fetch.
 */
public final class DinFormat implements TraceFormat {
  @Override
  public String name() {
    return "din";
  }

  @Override
  public String extension() {
    return ".din";
  }

  @Override
  public int fits(Sample sample) {
    return sample.count(DinLines.LINE);
  }

  @Override
  public Optional<Doubt> doubt(Sample sample, boolean named) {
    if (named) {
      return DinLines.decimals(sample);
    }
    return Stream.of(ForeignFormat.ARC, ForeignFormat.LRB)
        .filter(other -> other.fits(sample))
        .findFirst()
        .map(other -> other.refusalUnless(sample, name()))
        .or(() -> DinLines.times(sample))
        .or(() -> DinLines.pageZero(sample))
        .or(() -> DinLines.decimals(sample));
  }

  @Override
  public TraceReader open(TraceSource source) throws IOException {
    return new DinReader(source);
  }
}
