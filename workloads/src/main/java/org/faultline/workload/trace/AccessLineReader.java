package org.faultline.workload.trace;

import java.io.IOException;
import java.util.Arrays;
import org.faultline.memory.address.PageReference;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines that name bytes: each is an access to the pages of 4 KiB that hold them. An access
 * over a page boundary is a reference to each page; consecutive references of one kind to one page
 * become one run.
 */
abstract class AccessLineReader extends LineReader {
  /** The most bytes of one access. */
  static final int MAXIMUM_SIZE = 1 << 16;

  private static final int PAGE_SHIFT = 12;

  /** The highest address of a byte. */
  static final long HIGHEST = (PageReference.MAXIMUM_PAGE << PAGE_SHIFT) + 4095;

  private long run;
  private int runCount;
  private long access;
  private long nextPage;
  private long lastPage = -1;

  AccessLineReader(TraceSource source) throws IOException {
    super(source);
  }

  /**
   * Parses the line at {@link #position}: says by {@link #access} what it references, if anything,
   * and moves {@link #position} behind it.
   */
  abstract void parseLine() throws TraceException;

  /** The line accesses {@code size} bytes from {@code address} on, both within their bounds. */
  final void access(int kind, long address, long size) throws TraceException {
    long last = address + size - 1;
    if (last > HIGHEST) {
      throw tooHigh("an access that ends at an address", HIGHEST);
    }
    access = kind;
    nextPage = address >>> PAGE_SHIFT;
    lastPage = last >>> PAGE_SHIFT;
  }

  @Override
  public final int read(long[] references, int @Nullable [] processes) throws IOException {
    int n = 0;
    while (n < references.length) {
      if (nextPage > lastPage && !nextAccess()) {
        if (runCount > 0) {
          references[n++] = packedRun();
          runCount = 0;
        }
        break;
      }
      long reference = nextPage++ << 4 | access;
      if (reference == run && runCount > 0 && runCount < PageReference.MAXIMUM_COUNT) {
        runCount++;
      } else {
        if (runCount > 0) {
          references[n++] = packedRun();
        }
        run = reference;
        runCount = 1;
      }
    }
    if (processes != null) {
      Arrays.fill(processes, 0, n, 0);
    }
    return n;
  }

  private long packedRun() {
    return (runCount - 1L) << 40 | run;
  }

  /** Parses up to the next access; false at the end. */
  private boolean nextAccess() throws TraceException {
    while (nextPage > lastPage && (position < end || fill())) {
      line++;
      try {
        parseLine();
      } catch (MalformedLineException bad) {
        skip(bad);
      }
    }
    return nextPage <= lastPage;
  }
}
