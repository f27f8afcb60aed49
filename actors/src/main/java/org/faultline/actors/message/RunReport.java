package org.faultline.actors.message;

/**
 * What a process did to its resident pages during a run, by the frames of that run.
 *
 * @param touched frames in order of last use, or of first touch, as the policy needs
 * @param dirtied frames written for the first time since they were mapped
 * @param dataFrames frames whose page has bytes from now on: those of {@code data}
 */
public record RunReport(
    int process, int[] touched, int[] dirtied, int[] dataFrames, byte[][] data) {
  /** No frames. */
  public static final int[] NO_FRAMES = new int[0];

  /** No bytes. */
  public static final byte[][] NO_DATA = new byte[0][];
}
