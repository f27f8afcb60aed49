package org.faultline.workload.trace;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.faultline.memory.address.PageReference;
import org.faultline.workload.text.Text;

/**
 * Reads a text trace from a buffer of bytes in which whole lines stand, so that a parser needs no
 * bounds but the line feed.
 */
abstract class LineReader implements TraceReader {
  /** The longest line, in bytes. */
  static final int BUFFER_BYTES = 1 << 17;

  /** Whole lines stand from {@link #position} to {@link #end}; each ends in a line feed. */
  final byte[] buffer = new byte[BUFFER_BYTES + 1];

  int position;
  int end;

  /** The number of the line that starts at {@link #position}, from 1, once it is being parsed. */
  long line;

  private final TraceSource source;
  private final InputStream content;
  private final BadLines badLines;
  private int filled;
  private boolean ended;

  LineReader(TraceSource source) throws IOException {
    this.source = source;
    this.content = source.stream();
    this.badLines = source.badLines().reading();
  }

  /** Brings more whole lines into the buffer; false at the end of the content. */
  final boolean fill() throws TraceException {
    System.arraycopy(buffer, position, buffer, 0, filled - position);
    filled -= position;
    position = 0;
    end = 0;
    while (!ended && end == 0) {
      if (filled == BUFFER_BYTES) {
        throw new TraceException(
            source.name()
                + ", line "
                + (line + 1)
                + ": longer than "
                + BUFFER_BYTES
                + " bytes, the most that a line may have.");
      }
      int n = readContent();
      if (n < 0) {
        ended = true;
      } else {
        int old = filled;
        filled += n;
        end = lastLineEnd(old);
      }
    }
    if (end == 0 && filled > 0) {
      buffer[filled++] = '\n';
      end = filled;
    }
    return end > 0;
  }

  private int readContent() throws TraceException {
    try {
      return content.read(buffer, filled, BUFFER_BYTES - filled);
    } catch (EOFException truncated) {
      throw source.broken(line, truncated);
    } catch (IOException failure) {
      throw source.broken(line, failure);
    }
  }

  private int lastLineEnd(int from) {
    for (int i = filled; i > from; i--) {
      if (buffer[i - 1] == '\n') {
        return i;
      }
    }
    return 0;
  }

  /** The start of the line after the one in which {@code at} stands. */
  final int nextLine(int at) {
    int p = at;
    while (buffer[p] != '\n') {
      p++;
    }
    return p + 1;
  }

  final int skipBlanks(int at) {
    int p = at;
    while (buffer[p] == ' ' || buffer[p] == '\t' || buffer[p] == '\r') {
      p++;
    }
    return p;
  }

  /** The value of a hexadecimal digit, -1 for any other byte. */
  static int hex(byte digit) {
    int d = digit - '0';
    if (d >= 0 && d <= 9) {
      return d;
    }
    d = (digit | 0x20) - 'a';
    return d >= 0 && d < 6 ? d + 10 : -1;
  }

  /** The sentence for the line that starts at {@link #position}. */
  final MalformedLineException malformed(String expected) {
    int stop = nextLine(position) - 1;
    String found = Text.decoded(buffer, position, stop - position);
    return new MalformedLineException(
        source.name()
            + ", line "
            + line
            + ": expected "
            + expected
            + ", found \""
            + Text.shown(found.stripTrailing())
            + "\".");
  }

  /** The sentence for a page number or address that is too high. */
  final MalformedLineException tooHigh(String what, long highest) {
    return malformed(what + " up to 0x" + Long.toHexString(highest));
  }

  /**
   * Leaves out the line that starts at {@link #position}.
   *
   * @throws TraceException {@code bad} where no more may be left out
   */
  final void skip(MalformedLineException bad) throws TraceException {
    badLines.skip(bad);
    position = nextLine(position);
  }

  /** Whether {@code page} can be packed. */
  static boolean packs(long page) {
    return page >= 0 && page <= PageReference.MAXIMUM_PAGE;
  }

  @Override
  public void close() throws IOException {
    content.close();
  }
}
