package org.faultline.memory.server;

import java.util.Arrays;

/**
 * What the MemoryManager knows that load control wants to know. Arrays are by process, from process
 * 1 on.
 *
 * @param frames that pages of processes may take
 * @param hardFaults so far
 * @param residentPages in the working set; on the textbook machine those in frames
 * @param workingSetPages in the window that is measured; -1 where none is, or the process has not
 *     filled it yet
 */
public record LoadSample(
    int frames, long[] hardFaults, int[] residentPages, int[] workingSetPages) {

  /** The hard faults of each process so far. */
  public static long[] hardFaults(PagingJournal journal, int processes) {
    long[] faults = new long[processes];
    Arrays.setAll(faults, i -> journal.count(i + 1, Counter.HARD_FAULTS));
    return faults;
  }

  /** The working sets; unknown where {@code meter} is null. */
  public static int[] workingSets(WorkingSetMeter meter, long[] references) {
    if (meter != null) {
      return meter.look(references);
    }
    int[] unknown = new int[references.length];
    Arrays.fill(unknown, WorkingSetMeter.UNKNOWN);
    return unknown;
  }
}
