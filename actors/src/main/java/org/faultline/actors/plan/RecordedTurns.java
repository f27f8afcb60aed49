package org.faultline.actors.plan;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.faultline.actors.process.ProcessIdentity;
import org.faultline.actors.time.TurnSource;
import org.faultline.workload.program.Step;
import org.faultline.workload.program.Trace;
import org.faultline.workload.program.TraceRecording;
import org.faultline.workload.trace.MixSchedule;
import org.faultline.workload.trace.RecordedProcess;
import org.faultline.workload.trace.TraceFile;

/** The turns of a recorded mix, read before the run begins. */
public final class RecordedTurns implements TurnSource {
  /** The most turns of a mix. */
  public static final int MOST_TURNS = 1 << 24;

  private int[] processes = new int[1024];
  private long[] references = new long[1024];
  private int size;
  private int at = -1;

  private RecordedTurns() {}

  /**
   * Reads the turns of the one mix that the programs of these processes play.
   *
   * @throws IllegalArgumentException if they play none, or several, or a process of it twice; or if
   *     the file cannot be read: the message is a sentence
   */
  static RecordedTurns of(List<ProcessIdentity> processes) {
    TraceRecording mix = trace(processes.get(0)).recording();
    for (ProcessIdentity process : processes) {
      TraceRecording played = trace(process).recording();
      if (!mix.path().equals(played.path())) {
        throw new IllegalArgumentException(
            "scheduler.order = trace plays one mix, but the programs name two: %s and %s"
                .formatted(mix.path().getFileName(), played.path().getFileName()));
      }
    }
    try {
      return read(mix.open(), processes);
    } catch (IOException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static Trace trace(ProcessIdentity process) {
    Trace found = null;
    for (Step step : process.group().program()) {
      if (step instanceof Trace trace && found == null) {
        found = trace;
      } else {
        found = null;
        break;
      }
    }
    if (found == null) {
      throw new IllegalArgumentException(
          "with scheduler.order = trace each program must be a single Trace step, and that of '%s' is not"
              .formatted(process.group().name()));
    }
    return found;
  }

  private static RecordedTurns read(TraceFile file, List<ProcessIdentity> processes)
      throws IOException {
    List<RecordedProcess> recorded = file.summarize().processes();
    Map<Integer, Integer> idOf = new HashMap<>();
    for (ProcessIdentity process : processes) {
      int wanted = trace(process).process();
      if (wanted == Trace.BY_INDEX && process.index() >= recorded.size()) {
        throw new IllegalArgumentException(
            "%s has %d processes, and '%s' has more"
                .formatted(file.title(), recorded.size(), process.group().name()));
      }
      int pid = wanted == Trace.BY_INDEX ? recorded.get(process.index()).process() : wanted;
      if (idOf.put(pid, process.id()) != null) {
        throw new IllegalArgumentException(
            "process %d of %s is played twice".formatted(pid, file.title()));
      }
    }
    RecordedTurns turns = new RecordedTurns();
    try (MixSchedule schedule = file.schedule()) {
      while (schedule.advance()) {
        Integer id = idOf.get(schedule.process());
        if (id != null) {
          turns.add(id, schedule.references(), file);
        }
      }
    }
    return turns;
  }

  private void add(int process, long count, TraceFile file) {
    if (size == MOST_TURNS) {
      throw new IllegalArgumentException(
          "%s has more than %d turns".formatted(file.title(), MOST_TURNS));
    }
    if (size == processes.length) {
      processes = Arrays.copyOf(processes, 2 * size);
      references = Arrays.copyOf(references, 2 * size);
    }
    processes[size] = process;
    references[size++] = count;
  }

  @Override
  public boolean next() {
    return at + 1 < size && ++at >= 0;
  }

  @Override
  public int process() {
    return processes[at];
  }

  @Override
  public long references() {
    return references[at];
  }
}
