package org.faultline.memory.pagefile;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The file of a {@link FilePageStore}: what a test replaces to make it fail. */
interface SlotFile extends Closeable {
  /** Reads at {@code position} what is there; -1 where the file has ended before it. */
  int read(ByteBuffer into, long position) throws IOException;

  /** Writes at {@code position}; how many bytes were taken. */
  int write(ByteBuffer from, long position) throws IOException;

  /** How many bytes the disk still takes. */
  long usableBytes() throws IOException;
}
