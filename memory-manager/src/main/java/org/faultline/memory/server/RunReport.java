package org.faultline.memory.server;

import org.faultline.memory.frames.PagedMemory;
import org.jspecify.annotations.Nullable;

/**
 * What a process did to its resident pages during a run, by the frames of that run.
 *
 * @param touched frames in order of last use, or of first touch, as the policy needs
 * @param uses a row for each touched frame where the policy asked for more; {@link UseDetails#NONE}
 *     otherwise
 * @param dirtied frames written for the first time since they were mapped
 * @param contents of pages that have bytes from now on
 * @param lease what the process did with frames that it leases; absent where it leases none
 */
public record RunReport(
    int process,
    int[] touched,
    UseDetails uses,
    int[] dirtied,
    FrameContents contents,
    @Nullable PagingDetail lease) {
  /** No frames. */
  public static final int[] NO_FRAMES = new int[0];

  /** The report of a process that manages frames of its own. */
  public static RunReport leased(int process, PagingDetail lease) {
    return new RunReport(process, NO_FRAMES, UseDetails.NONE, NO_FRAMES, FrameContents.NONE, lease);
  }

  /** Tells memory which pages were written, and what the bytes of some are. */
  public void tell(PagedMemory<?> memory) {
    for (int frame : dirtied) {
      memory.dirtied(process, frame);
    }
    for (int i = 0; i < contents.frames().length; i++) {
      memory.contents(process, contents.frames()[i], contents.bytes()[i]);
    }
  }
}
