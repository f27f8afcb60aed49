package org.faultline.workload.trace;

import java.io.IOException;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.address.PageReference;
import org.jspecify.annotations.Nullable;

/** Lines {@code R|W|I 0xPAGE} or {@code R|W|I 0xADDRESS}, in a mix with a process id before. */
final class PageLineReader extends LineReader {
  /** The numbers are pages. */
  static final int PAGES = 0;

  /** The numbers are bytes: so many of their low bits lie inside a page. */
  static final int ADDRESSES = AddressLayout.PAGE_SHIFT;

  private final boolean mix;
  private final int offsetBits;
  private final long highest;
  private final String expected;

  PageLineReader(TraceSource source, boolean mix, int offsetBits) throws IOException {
    super(source);
    this.mix = mix;
    this.offsetBits = offsetBits;
    this.highest = (PageReference.MAXIMUM_PAGE + 1 << offsetBits) - 1;
    String number = offsetBits == PAGES ? "0xPAGE\"" : "0xADDRESS\"";
    this.expected =
        mix
            ? "\"PID R|W|I " + number + " with a process id up to " + Integer.MAX_VALUE
            : "\"R|W|I " + number;
  }

  @Override
  public int read(long[] references, int @Nullable [] processes) throws IOException {
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
  private boolean parseLine(long[] references, int @Nullable [] processes, int n)
      throws TraceException {
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
    references[n] = number(at + 2) >>> offsetBits << 4 | access;
    if (processes != null) {
      processes[n] = (int) process;
    }
    return true;
  }

  /** The number whose digits start at {@code digits}; ends the line. */
  private long number(int digits) throws TraceException {
    int p = digits;
    long number = 0;
    for (int d; (d = hex(buffer[p])) >= 0; p++) {
      number = number << 4 | d;
      if (number > highest) {
        throw tooHigh(
            offsetBits == PAGES
                ? "a page number (byte addresses: --trace-format "
                    + (mix ? AddressMixFormat.NAME : AddressFormat.NAME)
                    + ")"
                : "an address",
            highest);
      }
    }
    int rest = skipBlanks(p);
    if (p == digits || buffer[rest] != '\n') {
      throw malformed(expected);
    }
    position = rest + 1;
    return number;
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
