package org.faultline.workload.trace;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.faultline.memory.address.PageMap;
import org.faultline.memory.address.PageReference;
import org.faultline.memory.replacement.ReplacementPolicy;
import org.jspecify.annotations.Nullable;

/**
 * When the page of each run of a recorded process is referenced next, found by a backward pass over
 * the recording. Kept in a temporary file of eight bytes for each run; memory grows with the
 * distinct pages only. May block on the file.
 */
public final class NextUses implements AutoCloseable {
  private static final int BLOCK = 1 << 13;

  private final FileChannel file;
  private final @Nullable TurnTimes times;
  private long runs;
  private long references;

  private NextUses(FileChannel file, @Nullable TurnTimes times) {
    this.file = file;
    this.times = times;
  }

  /**
   * Reads {@code process} of {@code trace}.
   *
   * @param shared whether times count the references of all processes of a mix in recorded order,
   *     not those of the process alone
   */
  public static NextUses of(TraceFile trace, int process, boolean shared) throws IOException {
    Path path = Files.createTempFile("faultline-next-uses", ".tmp");
    FileChannel file =
        FileChannel.open(
            path,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
    TurnTimes times = shared ? TurnTimes.of(trace, process) : null;
    NextUses uses = new NextUses(file, times);
    try {
      uses.copyRuns(trace, process);
      uses.lookBack();
      return uses;
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private void copyRuns(TraceFile trace, int process) throws IOException {
    long[] block = new long[BLOCK];
    ByteBuffer bytes = ByteBuffer.allocateDirect(Long.BYTES * BLOCK);
    try (TraceReader reader = trace.open(process)) {
      for (int n; (n = reader.read(block, null)) > 0; ) {
        for (int i = 0; i < n; i++) {
          references += PageReference.count(block[i]);
        }
        write(bytes, block, n, runs);
        runs += n;
      }
    }
  }

  /** Replaces each run, from the last to the first, by when its page is used next. */
  private void lookBack() throws IOException {
    PageMap firstUses = new PageMap();
    long[] block = new long[BLOCK];
    ByteBuffer bytes = ByteBuffer.allocateDirect(Long.BYTES * BLOCK);
    long first = references;
    for (long end = runs; end > 0; end -= BLOCK) {
      long from = Math.max(0, end - BLOCK);
      int n = (int) (end - from);
      read(bytes, block, n, from);
      for (int i = n - 1; i >= 0; i--) {
        long page = PageReference.page(block[i]);
        first -= PageReference.count(block[i]);
        long next = firstUses.get(page);
        firstUses.set(page, (times == null ? first : times.of(first)) + 1);
        block[i] = next == 0 ? ReplacementPolicy.NEVER : next - 1;
      }
      write(bytes, block, n, from);
    }
  }

  private void write(ByteBuffer bytes, long[] block, int count, long at) throws IOException {
    bytes.clear();
    bytes.asLongBuffer().put(block, 0, count);
    bytes.limit(Long.BYTES * count);
    long position = Long.BYTES * at;
    while (bytes.hasRemaining()) {
      position += file.write(bytes, position);
    }
  }

  private void read(ByteBuffer bytes, long[] block, int count, long at) throws IOException {
    bytes.clear().limit(Long.BYTES * count);
    long position = Long.BYTES * at;
    while (bytes.hasRemaining()) {
      int n = file.read(bytes, position);
      if (n < 0) {
        throw new TraceException("The temporary file of next uses ended too early.");
      }
      position += n;
    }
    LongBuffer words = bytes.flip().asLongBuffer();
    words.get(block, 0, count);
  }

  /** Begins to read in the order of the runs. */
  public Reader open() {
    return new Reader();
  }

  /** Gives the next uses in the order of the runs. */
  public final class Reader {
    private final ByteBuffer bytes = ByteBuffer.allocateDirect(Long.BYTES * BLOCK);
    private final long[] block = new long[BLOCK];
    private long position;

    private Reader() {}

    /** Fills the first {@code count} elements. */
    void read(long[] nextUses, int count) throws IOException {
      for (int done = 0; done < count; ) {
        int n = Math.min(BLOCK, count - done);
        NextUses.this.read(bytes, block, n, position);
        System.arraycopy(block, 0, nextUses, done, n);
        done += n;
        position += n;
      }
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
