package org.faultline.workload.trace;

import java.io.IOException;
import java.util.List;
import org.faultline.workload.recognition.Sample;

/** Faultline's own format: blocks of symbols with a description of the whole. */
public final class PackedFormat implements TraceFormat {
  @Override
  public String name() {
    return "flt";
  }

  @Override
  public String extension() {
    return ".flt";
  }

  @Override
  public int fits(Sample sample) {
    return PackedLayout.recognises(sample.head()) ? Integer.MAX_VALUE : 0;
  }

  @Override
  public TraceReader open(TraceSource source) throws IOException {
    PackedFile file = file(source);
    PackedDirectory directory = file.directory();
    if (directory.mix()) {
      return new PackedMixReader(file);
    }
    return directory.processes().isEmpty() ? new PackedReader(file, 0, List.of()) : reader(file, 0);
  }

  @Override
  public TraceReader open(TraceSource source, int process) throws IOException {
    PackedFile file = file(source);
    List<RecordedProcess> processes = file.directory().processes();
    for (int place = 0; place < processes.size(); place++) {
      if (processes.get(place).process() == process) {
        return reader(file, place);
      }
    }
    return new PackedReader(file, process, List.of());
  }

  @Override
  public MixSchedule schedule(TraceSource source) throws IOException {
    PackedFile file = file(source);
    return file.directory().mix() ? new PackedSchedule(file) : new ReadSchedule(open(source));
  }

  @Override
  public TraceSummary summarize(TraceSource source) throws IOException {
    PackedDirectory directory = file(source).directory();
    return new TraceSummary(
        directory.name(),
        name(),
        directory.mix(),
        directory.processes(),
        directory.rawReferences(),
        source.bytes());
  }

  @Override
  public void check(TraceSource source) throws IOException {
    file(source).check();
  }

  private static TraceReader reader(PackedFile file, int place) {
    PackedDirectory directory = file.directory();
    return new PackedReader(
        file, directory.processes().get(place).process(), directory.blocks().get(place));
  }

  private static PackedFile file(TraceSource source) throws IOException {
    if (source.compressed()) {
      throw new TraceException(
          source.name() + " is a packed trace that was compressed again: decompress it once.");
    }
    return PackedFile.of(source.path());
  }
}
