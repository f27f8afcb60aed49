package org.faultline.workload.trace;

import java.io.IOException;
import org.faultline.memory.address.PageReference;

/**
 * What Valgrind's lackey prints with {@code --trace-mem=yes}. An access over a page boundary is a
 * reference to each page; consecutive references of one kind to one page become one run.
 */
final class LackeyReader extends LineReader {
  private static final int PAGE_SHIFT = 12;
  private static final int MAXIMUM_SIZE = 1 << 16;
  private static final long HIGHEST = (PageReference.MAXIMUM_PAGE << PAGE_SHIFT) + 4095;
  private static final String EXPECTED =
      "\"I  ADDRESS,SIZE\", \" L ADDRESS,SIZE\", \" S ADDRESS,SIZE\" or \" M ADDRESS,SIZE\"";

  private long run;
  private int runCount;
  private long access;
  private long nextPage;
  private long lastPage = -1;

  LackeyReader(TraceSource source) throws IOException {
    super(source);
  }

  @Override
  public int read(long[] references, int[] processes) throws IOException {
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
      java.util.Arrays.fill(processes, 0, n, 0);
    }
    return n;
  }

  private long packedRun() {
    return (runCount - 1L) << 40 | run;
  }

  /** Parses up to the next access; false at the end. */
  private boolean nextAccess() throws TraceException {
    while (position < end || fill()) {
      line++;
      byte[] b = buffer;
      int p = position;
      byte first = b[p];
      if (first == 'I' && b[p + 1] == ' ') {
        return parse(p + 1, 2);
      }
      if (first == ' ' && b[p + 1] != '\n' && b[p + 2] == ' ') {
        byte kind = b[p + 1];
        if (kind == 'L') {
          return parse(p + 2, 0);
        }
        if (kind == 'S' || kind == 'M') {
          return parse(p + 2, 1);
        }
      }
      int start = skipBlanks(p);
      boolean note = b[p] == '#' || isNote(p);
      if (b[start] != '\n' && !note) {
        throw malformed(EXPECTED);
      }
      position = nextLine(p);
    }
    return false;
  }

  /** Whether the line is Valgrind's own: {@code ==PID==}, {@code --PID--} or {@code **PID**}. */
  private boolean isNote(int at) {
    byte mark = buffer[at];
    return (mark == '=' || mark == '-' || mark == '*') && buffer[at + 1] == mark;
  }

  private boolean parse(int at, int kind) throws TraceException {
    int p = skipBlanks(at);
    int digits = p;
    long address = 0;
    for (int d; (d = hex(buffer[p])) >= 0; p++) {
      address = address << 4 | d;
      if (address > HIGHEST) {
        throw tooHigh("an address", HIGHEST);
      }
    }
    if (p == digits || buffer[p] != ',') {
      throw malformed(EXPECTED);
    }
    int sizeDigits = ++p;
    long size = 0;
    for (byte c; (c = buffer[p]) >= '0' && c <= '9' && size <= MAXIMUM_SIZE; p++) {
      size = size * 10 + (c - '0');
    }
    int rest = skipBlanks(p);
    if (p == sizeDigits || size < 1 || size > MAXIMUM_SIZE || buffer[rest] != '\n') {
      throw malformed(EXPECTED + " with a size from 1 to " + MAXIMUM_SIZE);
    }
    long last = address + size - 1;
    if (last > HIGHEST) {
      throw tooHigh("an access that ends at an address", HIGHEST);
    }
    access = kind;
    nextPage = address >>> PAGE_SHIFT;
    lastPage = last >>> PAGE_SHIFT;
    position = rest + 1;
    return true;
  }
}
