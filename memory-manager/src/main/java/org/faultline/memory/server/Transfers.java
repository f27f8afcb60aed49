package org.faultline.memory.server;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.faultline.memory.device.Transfer;

/** Pages to be read or written, in order; the frame of a write is -1. */
public final class Transfers {
  private static final List<Transfer> ONE_READ = List.of(Transfer.READ);
  private static final List<Transfer> ONE_WRITE = List.of(Transfer.WRITE);

  private int[] processes = new int[2];
  private long[] pages = new long[2];
  private int[] frames = new int[2];
  private int size;

  /** Adds a read into {@code frame}, or a write where it is -1. */
  void add(int process, long page, int frame) {
    if (size == processes.length) {
      processes = Arrays.copyOf(processes, 2 * size);
      pages = Arrays.copyOf(pages, 2 * size);
      frames = Arrays.copyOf(frames, 2 * size);
    }
    processes[size] = process;
    pages[size] = page;
    frames[size++] = frame;
  }

  /** How many there are. */
  public int size() {
    return size;
  }

  /** Whether the page goes to the pagefile. */
  public boolean isWrite(int index) {
    return frames[index] < 0;
  }

  /** Whose page. */
  public int process(int index) {
    return processes[index];
  }

  /** The page number. */
  public long page(int index) {
    return pages[index];
  }

  /** The frame that a read fills. */
  public int frame(int index) {
    return frames[index];
  }

  /** What the device is asked for: of each page only the time matters. */
  public List<Transfer> submitted() {
    if (size == 1) {
      return isWrite(0) ? ONE_WRITE : ONE_READ;
    }
    List<Transfer> submitted = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      submitted.add(isWrite(i) ? Transfer.WRITE : Transfer.READ);
    }
    return submitted;
  }

  /** Forgets them all. */
  public void clear() {
    size = 0;
  }

  /** Adds them all to {@code other} and forgets them. */
  public void moveTo(Transfers other) {
    for (int i = 0; i < size; i++) {
      other.add(processes[i], pages[i], frames[i]);
    }
    clear();
  }

  /** The reads alone, to be kept. */
  public Transfers reads() {
    Transfers reads = new Transfers();
    for (int i = 0; i < size; i++) {
      if (!isWrite(i)) {
        reads.add(processes[i], pages[i], frames[i]);
      }
    }
    return reads;
  }
}
