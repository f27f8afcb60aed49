package org.faultline.memory.server;

import org.faultline.memory.frames.PagedMemory;

/**
 * What a process did to its resident pages during a run, by the frames of that run.
 *
 * @param touched frames in order of last use, or of first touch, as the policy needs
 * @param dirtied frames written for the first time since they were mapped
 * @param details three numbers for each touched frame where the policy asked for more: how often it
 *     was used, when last and when next; {@link #NO_DETAILS} otherwise
 * @param lease what the process did with frames that it leases; null where it leases none
 * @param dataFrames frames whose page has bytes from now on: those of {@code data}
 */
public record RunReport(
    int process,
    int[] touched,
    long[] details,
    int[] dirtied,
    int[] dataFrames,
    byte[][] data,
    PagingDetail lease) {
  /** No frames. */
  public static final int[] NO_FRAMES = new int[0];

  /** No details. */
  public static final long[] NO_DETAILS = new long[0];

  /** No bytes. */
  public static final byte[][] NO_DATA = new byte[0][];

  /** Tells memory which pages were written, and what the bytes of some are. */
  public void tell(PagedMemory<?> memory) {
    for (int frame : dirtied) {
      memory.dirtied(process, frame);
    }
    for (int i = 0; i < dataFrames.length; i++) {
      memory.contents(process, dataFrames[i], data[i]);
    }
  }
}
