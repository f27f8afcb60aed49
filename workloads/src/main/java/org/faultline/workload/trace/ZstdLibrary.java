package org.faultline.workload.trace;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import com.github.luben.zstd.util.Native;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * The zstd library. It is native code that is unpacked into the temporary folder when it is first
 * used, so that any use may find that it cannot be loaded.
 */
final class ZstdLibrary {
  /** The property that names the folder for this library alone. */
  private static final String FOLDER = "ZstdTempFolder";

  private ZstdLibrary() {}

  private static void require() throws LibraryException {
    if (Native.isLoaded()) {
      return;
    }
    try {
      Native.load();
    } catch (LinkageError e) {
      String folder = System.getProperty(FOLDER, System.getProperty("java.io.tmpdir"));
      throw new LibraryException(
          ("the zstd library, which .flt and .zst files need, cannot be loaded: %s; it is unpacked"
                  + " into %s, which must have room and allow programs to run; use another folder"
                  + " with FAULTLINE_JAVA_OPTS=-Djava.io.tmpdir=DIR")
              .formatted(reason(e), folder),
          e);
    }
  }

  private static String reason(LinkageError e) {
    Throwable cause = e;
    while (cause.getMessage() == null && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse("no reason is known");
  }

  /** The size of what is compressed in the first {@code length} bytes; negative where unknown. */
  static long contentBytes(byte[] compressed, int length) throws LibraryException {
    require();
    return Zstd.getFrameContentSize(compressed, 0, length, false);
  }

  /** Decompresses the first {@code length} bytes; whether that gave just {@code size} bytes. */
  static boolean decompress(byte[] compressed, int length, byte[] into, int size)
      throws LibraryException {
    require();
    long result = Zstd.decompressByteArray(into, 0, size, compressed, 0, length);
    return !Zstd.isError(result) && result == size;
  }

  static byte[] compress(byte[] bytes, int level) throws LibraryException {
    require();
    return Zstd.compress(bytes, level);
  }

  static InputStream decompressing(InputStream compressed) throws IOException {
    require();
    return new ZstdInputStream(compressed);
  }

  static OutputStream compressing(OutputStream plain) throws IOException {
    require();
    return new ZstdOutputStream(plain);
  }
}
