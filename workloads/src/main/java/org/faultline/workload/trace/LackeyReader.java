package org.faultline.workload.trace;

import java.io.IOException;

/** What Valgrind's lackey prints with {@code --trace-mem=yes}. */
final class LackeyReader extends AccessLineReader {
  private static final String EXPECTED =
      "\"I  ADDRESS,SIZE\", \" L ADDRESS,SIZE\", \" S ADDRESS,SIZE\" or \" M ADDRESS,SIZE\"";

  LackeyReader(TraceSource source) throws IOException {
    super(source);
  }

  @Override
  void parseLine() throws TraceException {
    byte[] b = buffer;
    int p = position;
    byte first = b[p];
    if (first == 'I' && b[p + 1] == ' ') {
      parse(p + 1, 2);
      return;
    }
    if (first == ' ' && b[p + 1] != '\n' && b[p + 2] == ' ') {
      byte kind = b[p + 1];
      if (kind == 'L') {
        parse(p + 2, 0);
        return;
      }
      if (kind == 'S' || kind == 'M') {
        parse(p + 2, 1);
        return;
      }
    }
    int start = skipBlanks(p);
    boolean note = b[p] == '#' || isNote(p);
    if (b[start] != '\n' && !note) {
      throw malformed(EXPECTED);
    }
    position = nextLine(p);
  }

  /** Whether the line is Valgrind's own: {@code ==PID==}, {@code --PID--} or {@code **PID**}. */
  private boolean isNote(int at) {
    byte mark = buffer[at];
    return (mark == '=' || mark == '-' || mark == '*') && buffer[at + 1] == mark;
  }

  private void parse(int at, int kind) throws TraceException {
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
    access(kind, address, size);
    position = rest + 1;
  }
}
