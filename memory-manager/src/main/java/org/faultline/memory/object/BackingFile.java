package org.faultline.memory.object;

import java.util.Arrays;
import java.util.TreeMap;
import org.faultline.memory.address.AddressLayout;
import org.jspecify.annotations.Nullable;

/**
 * A file of the simulated machine: what is on its device. Pages of it that are in memory may be
 * newer. Bytes that were never written are zeros.
 */
public final class BackingFile {
  /** The largest size, in bytes: what NTFS allows with clusters of 4 KiB. */
  public static final long MOST_BYTES = 1L << 44;

  private static final int OFFSET_MASK = AddressLayout.PAGE_SIZE - 1;

  private final String name;
  private final int device;
  private final TreeMap<Long, byte[]> pages = new TreeMap<>();
  private long sizeBytes;
  private int segment = NO_SEGMENT;
  private int openings;
  private int sections;
  private int views;
  private boolean deleted;

  /** As {@link #segment}: none of its pages was ever in memory. */
  public static final int NO_SEGMENT = -1;

  /** A file of zeros on the pagefile's device. */
  public BackingFile(String name, long sizeBytes) {
    this(new FileSpec(name, sizeBytes, 0));
  }

  /** A file of zeros. */
  public BackingFile(FileSpec file) {
    name = file.name();
    sizeBytes = file.sizeBytes();
    device = file.device();
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** The number of the device that it is on, as {@link FileSpec#device}. */
  public int device() {
    return device;
  }

  /** Its size, in bytes. */
  public long sizeBytes() {
    return sizeBytes;
  }

  /** Pages that hold any of its bytes. */
  public long sizePages() {
    return (sizeBytes + OFFSET_MASK) >>> AddressLayout.PAGE_SHIFT;
  }

  /** The number of what says which of its pages are in memory; {@link #NO_SEGMENT} for nothing. */
  public int segment() {
    return segment;
  }

  /** Sets {@link #segment}. */
  public void segment(int number) {
    segment = number;
  }

  /** Views of its sections in all processes. */
  public int views() {
    return views;
  }

  void views(int change) {
    views += change;
  }

  void opened() {
    openings++;
  }

  void closed() {
    openings--;
  }

  void sectionMade() {
    sections++;
  }

  void sectionGone() {
    sections--;
  }

  /** It has no name any more. */
  void delete() {
    deleted = true;
  }

  /** Whether nobody can ever reach it again. */
  boolean isGone() {
    return deleted && openings == 0 && sections == 0;
  }

  /** Changes its size; bytes cut off are gone, new ones are zeros. */
  public void resize(long bytes) {
    if (bytes < sizeBytes) {
      pages.tailMap((bytes + OFFSET_MASK) >>> AddressLayout.PAGE_SHIFT, true).clear();
      byte[] last = pages.get(bytes >>> AddressLayout.PAGE_SHIFT);
      if (last != null) {
        Arrays.fill(last, (int) bytes & OFFSET_MASK, last.length, (byte) 0);
      }
    }
    sizeBytes = bytes;
  }

  /** A copy of the bytes of a page; a page of zeros has none. Behind the end all are zeros. */
  public byte @Nullable [] read(long page) {
    byte[] bytes = pages.get(page);
    return bytes == null ? null : bytes.clone();
  }

  /** Keeps a page, as far as it is not behind the end; a page of zeros has no bytes. */
  public void write(long page, byte @Nullable [] bytes) {
    long inside = sizeBytes - (page << AddressLayout.PAGE_SHIFT);
    if (bytes == null || inside <= 0) {
      pages.remove(page);
      return;
    }
    byte[] kept = bytes.clone();
    if (inside < kept.length) {
      Arrays.fill(kept, (int) inside, kept.length, (byte) 0);
    }
    pages.put(page, kept);
  }
}
