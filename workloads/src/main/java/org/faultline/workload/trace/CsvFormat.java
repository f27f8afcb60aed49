package org.faultline.workload.trace;

import java.io.IOException;
import java.util.Optional;
import org.faultline.workload.recognition.CsvRows;
import org.faultline.workload.recognition.Doubt;
import org.faultline.workload.recognition.ForeignFormat;
import org.faultline.workload.recognition.Sample;

/** Comma-separated values with named columns; one of them is {@code page} or {@code address}. */
public final class CsvFormat implements TraceFormat {
  @Override
  public String name() {
    return "csv";
  }

  @Override
  public String extension() {
    return ".csv";
  }

  @Override
  public int fits(Sample sample) {
    return CsvRows.fits(sample);
  }

  @Override
  public Optional<Doubt> doubt(Sample sample, boolean named) {
    return ForeignFormat.VMMAP.fits(sample)
        ? Optional.of(ForeignFormat.VMMAP.refusal(sample))
        : CsvRows.doubt(sample);
  }

  @Override
  public TraceReader open(TraceSource source) throws IOException {
    return new CsvTraceReader(source);
  }
}
