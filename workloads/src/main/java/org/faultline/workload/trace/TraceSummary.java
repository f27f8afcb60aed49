package org.faultline.workload.trace;

import java.util.List;
import java.util.function.ToLongFunction;
import org.faultline.workload.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * What a trace holds.
 *
 * @param name the recording's name, with escapes for characters that draw nothing
 * @param format the name of its {@link TraceFormat}
 * @param mix whether it interleaves several processes and says who runs
 * @param processes one entry for each process by ascending id; pages of different processes differ
 * @param rawReferences references that the recorded program made for those that are left, before
 *     equal neighbours were merged; equal to {@link #references} where nothing is known
 * @param bytes the size of the file
 */
public record TraceSummary(
    String name,
    String format,
    boolean mix,
    List<RecordedProcess> processes,
    long rawReferences,
    long bytes) {
  public TraceSummary {
    name = Text.visible(name);
    processes = List.copyOf(processes);
  }

  /** References of all processes. */
  public long references() {
    return sum(RecordedProcess::references);
  }

  /** Entries of all processes. */
  public long runs() {
    return sum(RecordedProcess::runs);
  }

  /** Distinct pages, summed over the processes. */
  public long distinctPages() {
    return sum(RecordedProcess::distinctPages);
  }

  public long reads() {
    return sum(RecordedProcess::reads);
  }

  public long writes() {
    return sum(RecordedProcess::writes);
  }

  public long fetches() {
    return sum(RecordedProcess::fetches);
  }

  /** What a reference stands for in raw references, in thousandths: 1000 where nothing merged. */
  public long rawPerMille() {
    return references() == 0 ? 1000 : Math.round(1000.0 * rawReferences / references());
  }

  /** The process {@code id}, if the trace has it. */
  public @Nullable RecordedProcess process(int id) {
    return processes.stream().filter(p -> p.process() == id).findFirst().orElse(null);
  }

  /** The same without the ranges of its processes. */
  public TraceSummary withoutRanges() {
    List<RecordedProcess> bare = processes.stream().map(RecordedProcess::withoutRanges).toList();
    return new TraceSummary(name, format, mix, bare, rawReferences, bytes);
  }

  private long sum(ToLongFunction<RecordedProcess> count) {
    return processes.stream().mapToLong(count).sum();
  }
}
