package org.faultline.workload.trace;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/** How a trace file is compressed as a whole, told by its first bytes. */
enum Compression {
  NONE,
  GZIP,
  ZSTD;

  private static final int BUFFER_BYTES = 1 << 16;

  /** The compression of a file that begins with {@code head}, of which {@code length} are valid. */
  static Compression of(byte[] head, int length) {
    if (length >= 2 && head[0] == 0x1f && head[1] == (byte) 0x8b) {
      return GZIP;
    }
    boolean zstd =
        length >= 4
            && head[0] == 0x28
            && head[1] == (byte) 0xb5
            && head[2] == 0x2f
            && head[3] == (byte) 0xfd;
    return zstd ? ZSTD : NONE;
  }

  /** The uncompressed content of {@code file}. */
  InputStream open(InputStream file) throws IOException {
    return switch (this) {
      case NONE -> file;
      case GZIP -> new WholeGzip(new BufferedInputStream(file, BUFFER_BYTES), BUFFER_BYTES);
      case ZSTD -> ZstdLibrary.decompressing(new BufferedInputStream(file, BUFFER_BYTES));
    };
  }
}
