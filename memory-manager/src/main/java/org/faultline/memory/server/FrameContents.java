package org.faultline.memory.server;

/**
 * The bytes of pages that were all zeros before, by the frames that hold them.
 *
 * @param frames one for each of {@code bytes}
 */
public record FrameContents(int[] frames, byte[][] bytes) {
  /** No bytes. */
  public static final FrameContents NONE = new FrameContents(RunReport.NO_FRAMES, new byte[0][]);
}
