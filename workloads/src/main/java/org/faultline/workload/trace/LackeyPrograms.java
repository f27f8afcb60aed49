package org.faultline.workload.trace;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What lackey prints for several programs while they run, each to a stream of its own, as one mix:
 * in the order in which it arrives. The first program is process 0, so that one alone is a trace of
 * one process.
 *
 * <p>Each stream is played by a thread of its own; one other reads. At most {@value #MOST_BATCHES}
 * batches wait between them.
 */
public final class LackeyPrograms implements TraceReader {
  /** The most programs of one recording. */
  public static final int MAXIMUM_PROGRAMS = TraceCounter.MAXIMUM_PROCESSES;

  private static final int MOST_BATCHES = 64;
  private static final int HEAD_BYTES = 1 << 14;
  private static final String COMMAND = "Command: ";

  private static final Batch END = new Batch(-1, new long[0], null, true);

  private final Predicate<String> wanted;
  private final BlockingQueue<Batch> batches = new LinkedBlockingQueue<>(MOST_BATCHES);
  private final List<Program> programs = new ArrayList<>();
  private volatile boolean closed;
  private Batch current = new Batch(-1, new long[0], null, false);
  private int taken;
  private boolean ended;

  private record Batch(
      int process, long[] references, @Nullable TraceException failure, boolean last) {}

  /**
   * A program that was recorded or passed over.
   *
   * @param process its number in the mix; -1 for one that was passed over
   * @param command its command line as Valgrind says it
   */
  public record Program(int process, String command) {}

  /** Programs of which those are recorded whose command line is {@code wanted}. */
  public LackeyPrograms(Predicate<String> wanted) {
    this.wanted = wanted;
  }

  /**
   * Plays what a program prints, to its end.
   *
   * @param unnamed its command line where the stream does not say it
   */
  public void play(InputStream stream, String unnamed) {
    try {
      InputStream content = new BufferedInputStream(stream, HEAD_BYTES);
      String command = command(content, unnamed);
      Program program = admit(command);
      if (program.process() < 0) {
        content.transferTo(OutputStream.nullOutputStream());
      } else {
        play(program, content);
      }
    } catch (IOException failure) {
      put(
          new Batch(
              -1,
              new long[0],
              failure instanceof TraceException known
                  ? known
                  : new TraceException("A program's references could not be read.", failure),
              false));
    }
  }

  private void play(Program program, InputStream content) throws IOException {
    try (TraceReader reader = new LackeyReader(TraceSource.of(program.command(), content))) {
      long[] references = new long[TraceCounter.BATCH];
      for (int n; !closed && (n = reader.read(references, null)) > 0; ) {
        put(new Batch(program.process(), Arrays.copyOf(references, n), null, false));
      }
    }
  }

  private Program admit(String command) throws TraceException {
    synchronized (programs) {
      if (programs.size() == MAXIMUM_PROGRAMS) {
        throw new TraceException(
            "More than " + MAXIMUM_PROGRAMS + " programs ran, the most in one recording.");
      }
      int recorded = (int) programs.stream().filter(other -> other.process() >= 0).count();
      Program program = new Program(wanted.test(command) ? recorded : -1, command);
      programs.add(program);
      return program;
    }
  }

  /** The command line that Valgrind says at the start of its output, which is left unread. */
  private static String command(InputStream content, String unnamed) throws IOException {
    content.mark(HEAD_BYTES);
    StringBuilder line = new StringBuilder();
    String command = unnamed;
    for (int i = 0; i < HEAD_BYTES; i++) {
      int c = content.read();
      if (c != '\n' && c >= 0) {
        line.append((char) c);
        continue;
      }
      boolean note = line.indexOf("==") == 0;
      int at = line.indexOf(COMMAND);
      if (note && at >= 0) {
        byte[] bytes = line.substring(at + COMMAND.length()).getBytes(StandardCharsets.ISO_8859_1);
        command = new String(bytes, StandardCharsets.UTF_8);
        break;
      } else if (!note || c < 0) {
        break;
      }
      line.setLength(0);
    }
    content.reset();
    return command;
  }

  /** No program follows, and all have been played. */
  public void end() {
    put(END);
  }

  /** The recording fails; whoever reads it is told. */
  public void fail(TraceException failure) {
    put(new Batch(-1, new long[0], failure, false));
  }

  /** The programs so far, in the order in which they began. */
  public List<Program> programs() {
    synchronized (programs) {
      return List.copyOf(programs);
    }
  }

  private void put(Batch batch) {
    try {
      while (!closed && !batches.offer(batch, 100, TimeUnit.MILLISECONDS)) {
        // Whoever reads has not caught up yet.
      }
    } catch (InterruptedException stopped) {
      closed = true;
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public int read(long[] references, int @Nullable [] processes) throws IOException {
    while (taken == current.references().length) {
      if (ended) {
        return 0;
      }
      try {
        current = batches.take();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new TraceException("The recording was interrupted.", stopped);
      }
      taken = 0;
      ended = current.last();
      if (current.failure() != null) {
        throw current.failure();
      }
    }
    int n = Math.min(references.length, current.references().length - taken);
    System.arraycopy(current.references(), taken, references, 0, n);
    if (processes != null) {
      Arrays.fill(processes, 0, n, current.process());
    }
    taken += n;
    return n;
  }

  /** Whoever plays a stream goes on without waiting, and nothing more is read. */
  @Override
  public void close() {
    closed = true;
    batches.clear();
  }
}
