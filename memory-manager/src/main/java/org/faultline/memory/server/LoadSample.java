package org.faultline.memory.server;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

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

  /**
   * What is known beside the frames and what is resident.
   *
   * @param meter of working sets; absent where none are measured
   * @param references that each process has made, from process 1 on
   */
  public static LoadSample of(
      int frames,
      int[] residentPages,
      PagingJournal journal,
      @Nullable WorkingSetMeter meter,
      long[] references) {
    long[] faults = new long[references.length];
    Arrays.setAll(faults, i -> journal.count(i + 1, Counter.HARD_FAULTS));
    return new LoadSample(frames, faults, residentPages, workingSets(meter, references));
  }

  private static int[] workingSets(@Nullable WorkingSetMeter meter, long[] references) {
    if (meter != null) {
      return meter.measure(references);
    }
    int[] unknown = new int[references.length];
    Arrays.fill(unknown, WorkingSetMeter.UNKNOWN);
    return unknown;
  }
}
