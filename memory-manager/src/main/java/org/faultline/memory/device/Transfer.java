package org.faultline.memory.device;

import org.jspecify.annotations.Nullable;

/**
 * Neighbouring pages between memory and the pagefile, or a file.
 *
 * @param write whether they leave memory
 * @param device the number of the device: {@link #PAGEFILE}, or from 1 on for those of files
 * @param firstSlot the slot of the first; negative where only the time matters
 * @param pages how many, at least 1
 * @param bytes of each page that is written, unless it is all zeros; absent where no page has any
 */
public record Transfer(
    boolean write, int device, int firstSlot, int pages, byte @Nullable [] @Nullable [] bytes) {
  /** The number of the pagefile's device. */
  public static final int PAGEFILE = 0;

  /** A page to be read, of which only the time matters. */
  public static final Transfer READ = new Transfer(false, -1, 1, null);

  /** A page to be written, of which only the time matters. */
  public static final Transfer WRITE = new Transfer(true, -1, 1, null);

  /** A transfer on the pagefile's device. */
  public Transfer(boolean write, int firstSlot, int pages, byte @Nullable [] @Nullable [] bytes) {
    this(write, PAGEFILE, firstSlot, pages, bytes);
  }
}
