package org.faultline.workload.trace;

import java.io.IOException;
import org.faultline.memory.address.PageReference;

/** Lines {@code R|W|I 0xPAGE}, in a mix with a process id before. */
final class PageLineReader extends LineReader {
  private final boolean mix;
  private final String expected;

  PageLineReader(TraceSource source, boolean mix) throws IOException {
    super(source);
    this.mix = mix;
    this.expected =
        mix
            ? "\"PID R|W|I 0xPAGE\" with a process id up to " + Integer.MAX_VALUE
            : "\"R|W|I 0xPAGE\"";
  }

  @Override
  public int read(long[] references, int[] processes) throws IOException {
    int n = 0;
    while (n < references.length) {
      if (position >= end && !fill()) {
        break;
      }
      line++;
      try {
        if (parseLine(references, processes, n)) {
          n++;
        }
      } catch (MalformedLineException bad) {
        skip(bad);
      }
    }
    return n;
  }

  /** Parses the line at {@link #position} to place {@code n}; false where it references nothing. */
  private boolean parseLine(long[] references, int[] processes, int n) throws TraceException {
    int p = skipBlanks(position);
    byte c = buffer[p];
    if (c == '\n' || c == '#') {
      position = nextLine(p);
      return false;
    }
    long process = 0;
    if (mix) {
      int digits = p;
      while (c >= '0' && c <= '9' && p - digits < 11) {
        process = process * 10 + (c - '0');
        c = buffer[++p];
      }
      int kind = skipBlanks(p);
      if (p == digits || kind == p || process > Integer.MAX_VALUE) {
        throw malformed(expected);
      }
      p = kind;
    }
    int access = access(buffer[p]);
    int at = p + 1;
    if (access >= 0) {
      at = skipBlanks(p + 1);
    }
    if (at == p + 1 || buffer[at] != '0' || (buffer[at + 1] | 0x20) != 'x') {
      throw malformed(expected);
    }
    references[n] = page(at + 2) << 4 | access;
    if (processes != null) {
      processes[n] = (int) process;
    }
    return true;
  }

  /** The page number whose digits start at {@code digits}; ends the line. */
  private long page(int digits) throws TraceException {
    int p = digits;
    long page = 0;
    for (int d; (d = hex(buffer[p])) >= 0; p++) {
      page = page << 4 | d;
      if (page > PageReference.MAXIMUM_PAGE) {
        throw tooHigh("a page number", PageReference.MAXIMUM_PAGE);
      }
    }
    int rest = skipBlanks(p);
    if (p == digits || buffer[rest] != '\n') {
      throw malformed(expected);
    }
    position = rest + 1;
    return page;
  }

  private static int access(byte kind) {
    return switch (kind) {
      case 'R' -> 0;
      case 'W' -> 1;
      case 'I' -> 2;
      default -> -1;
    };
  }
}
