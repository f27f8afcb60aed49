package org.faultline.workload.trace;

import java.io.IOException;
import java.util.Optional;
import org.faultline.workload.recognition.Doubt;
import org.faultline.workload.recognition.Sample;

/**
 * A format of memory reference traces. Implementations are found by {@link
 * java.util.ServiceLoader}: one class and one line in {@code META-INF/services} each.
 */
public interface TraceFormat {
  /** The format's short name, such as {@code lackey}. */
  String name();

  /** How the names of such files end before {@code .gz} or {@code .zst}, with the dot. */
  String extension();

  /** How many lines of a sample are of this format: at most as many as it has, unless all is. */
  int fits(Sample sample);

  /**
   * What speaks against reading a sample that fits as this format.
   *
   * @param named whether the file's name ends as those of this format do
   */
  default Optional<Doubt> doubt(Sample sample, boolean named) {
    return Optional.empty();
  }

  /** Begins to read all processes of {@code source}, in recorded order. */
  TraceReader open(TraceSource source) throws IOException;

  /** Begins to read one process of {@code source}; process 0 of a trace of one process is all. */
  default TraceReader open(TraceSource source, int process) throws IOException {
    return new OneProcessReader(open(source), process);
  }

  /** Begins to read who runs, and for how many references, in recorded order. */
  default MixSchedule schedule(TraceSource source) throws IOException {
    return new ReadSchedule(open(source));
  }

  /**
   * Refuses {@code source} where its checksums show that it is damaged. Does nothing where the
   * format keeps none: then damage shows when the file is read.
   */
  default void check(TraceSource source) throws IOException {}

  /** Describes {@code source}; reads all of it unless the format keeps a description. */
  default TraceSummary summarize(TraceSource source) throws IOException {
    TraceCounter counter = new TraceCounter(source.name());
    long[] references = new long[TraceCounter.BATCH];
    int[] processes = new int[TraceCounter.BATCH];
    try (TraceReader reader = open(source)) {
      for (int n; (n = reader.read(references, processes)) > 0; ) {
        counter.add(references, processes, n);
      }
    }
    return counter.summary(source.title(), name(), 0, source.bytes());
  }
}
