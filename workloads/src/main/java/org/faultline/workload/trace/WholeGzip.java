package org.faultline.workload.trace;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The content of a gzip file of one or several members (RFC 1952, 2.2), up to its last byte: what
 * follows a member and is none is damage, and not the end.
 */
final class WholeGzip extends GZIPInputStream {
  /** Checksum and length at the end of each member. */
  private static final int TRAILER_BYTES = 8;

  WholeGzip(InputStream file, int bufferBytes) throws IOException {
    super(file, bufferBytes);
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int n = super.read(into, from, length);
    if (n < 0 && (inf.getRemaining() > TRAILER_BYTES || in.read() >= 0)) {
      throw new ZipException("bytes that are not gzip follow the last member");
    }
    return n;
  }
}
