package org.faultline.workload.trace;

import java.io.IOException;

/**
 * Lines {@code LABEL ADDRESS}: label 3 is an access of unknown kind, taken as a read; 4 flushes a
 * cache and references nothing. What follows the address is left out, as dineroIII does.
 */
final class DinReader extends AccessLineReader {
  private static final String EXPECTED =
      "\"LABEL ADDRESS\" with a label from 0 to 4 and a hexadecimal address";

  DinReader(TraceSource source) throws IOException {
    super(source);
  }

  @Override
  void parseLine() throws TraceException {
    int p = skipBlanks(position);
    byte label = buffer[p];
    if (label == '\n' || label == '#') {
      position = nextLine(p);
      return;
    }
    int at = label >= '0' && label <= '4' ? skipBlanks(p + 1) : p;
    if (at <= p + 1) {
      throw malformed(EXPECTED);
    }
    p = at;
    if (buffer[p] == '0' && (buffer[p + 1] | 0x20) == 'x') {
      p += 2;
    }
    int digits = p;
    long address = 0;
    for (int d; (d = hex(buffer[p])) >= 0; p++) {
      address = address << 4 | d;
      if (address > HIGHEST) {
        throw tooHigh("an address", HIGHEST);
      }
    }
    int rest = skipBlanks(p);
    if (p == digits || rest == p && buffer[p] != '\n') {
      throw malformed(EXPECTED);
    }
    int next = nextLine(p);
    if (label != '4') {
      access(label == '3' ? 0 : label - '0', address, 1);
    }
    position = next;
  }
}
