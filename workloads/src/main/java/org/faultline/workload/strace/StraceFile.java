package org.faultline.workload.strace;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.faultline.workload.recognition.Sample;
import org.faultline.workload.recognition.StraceLines;
import org.faultline.workload.text.Encoding;
import org.faultline.workload.trace.BadLines;
import org.faultline.workload.trace.TraceException;
import org.faultline.workload.trace.TraceSource;
import org.jspecify.annotations.Nullable;

/**
 * A log of {@code strace -f -ttt -e trace=%memory,%process,%ipc COMMAND}, plain, gzip or zstd; with
 * any of the flags that add something to its lines.
 */
public final class StraceFile {
  /** The most calls that are kept of one log. */
  public static final int MAXIMUM_CALLS = 2_000_000;

  /** The most processes in one log. */
  public static final int MAXIMUM_PROCESSES = 4_096;

  /** The most mappings that the copies of processes in one log may hold. */
  public static final int MAXIMUM_COPIED_MAPPINGS = 4_000_000;

  private final TraceSource source;
  private final StraceParser parser = new StraceParser();
  private final StraceThreads threads = new StraceThreads(parser);
  private final OwnLines own = new OwnLines();
  private final LeftOut.Tally tally = new LeftOut.Tally();
  private final Map<Long, Long> segments = new HashMap<>();
  private final ClockReading reading = new ClockReading();
  private long calls;
  private long copiedMappings;

  private StraceFile(TraceSource source) {
    this.source = source;
  }

  /**
   * Reads all of {@code path}.
   *
   * @param badLines how many lines may be malformed
   * @throws TraceException where the log cannot be read, is malformed or too large
   */
  public static AllocationLog read(Path path, BadLines badLines) throws IOException {
    return read(path, badLines, null);
  }

  /** The same with seconds that are meant so; without {@code seconds} the log's own lines tell. */
  public static AllocationLog read(Path path, BadLines badLines, @Nullable LogSeconds seconds)
      throws IOException {
    return new StraceFile(TraceSource.of(path, badLines)).read(badLines, seconds);
  }

  /** Whether {@code path} looks like a log of strace. */
  public static boolean recognises(Path path) throws TraceException {
    return StraceLines.fit(Sample.of(TraceSource.of(path, new BadLines(0)).head()));
  }

  private AllocationLog read(BadLines allowed, @Nullable LogSeconds seconds) throws IOException {
    Optional<String> wide = Encoding.wide(source.head());
    if (wide.isPresent()) {
      throw new TraceException(source.name() + " " + wide.get() + ".");
    }
    readClock();
    StraceClock clock = new StraceClock(seconds == null ? reading.seconds() : seconds);
    BadLines badLines = allowed.reading();
    long line = 0;
    try (BufferedReader lines = lines(source.stream())) {
      for (String text; (text = lines.readLine()) != null; ) {
        line++;
        try {
          follow(text, clock);
        } catch (StraceParser.BadLine bad) {
          badLines.skip(
              new TraceException(source.name() + ", line " + line + ": " + bad.getMessage() + "."));
        }
      }
    } catch (IOException broken) {
      throw source.broken(line, broken);
    }
    return plan(seconds == null ? reading.guess() : Optional.empty());
  }

  private void readClock() throws IOException {
    int line = 0;
    OwnLines table = new OwnLines();
    try (BufferedReader lines = lines(source.stream())) {
      for (String text; line < ClockReading.LINES && (text = lines.readLine()) != null; line++) {
        if (!table.isTable(text)) {
          reading.look(StraceLine.of(text));
        }
      }
    } catch (IOException broken) {
      throw source.broken(line, broken);
    }
  }

  private static BufferedReader lines(InputStream content) {
    return new BufferedReader(new InputStreamReader(content, StandardCharsets.ISO_8859_1));
  }

  private void follow(String text, StraceClock clock) throws StraceParser.BadLine, TraceException {
    if (own.isTable(text)) {
      return;
    }
    StraceLine line = StraceLine.of(text);
    long nanos = clock.at(line);
    line = line.of(threads.named(line.thread(), line.text().startsWith("<... ")));
    StraceEvent event = parser.parse(line, nanos);
    if (event instanceof StraceEvent.Unmodelled call) {
      tally.unmodelled(call.name());
      count();
    } else if (event instanceof StraceCall call && call.kind() == MemoryCall.SHMGET) {
      segment(call);
    } else if (event instanceof StraceCall call && call.kind().concernsMemory()) {
      count();
      threads.owner(call).add(call);
    } else if (event != null) {
      threads.follow(event);
    }
    if (threads.processes().size() > MAXIMUM_PROCESSES) {
      throw tooMany(MAXIMUM_PROCESSES, "processes");
    }
  }

  private void count() throws TraceException {
    if (calls++ == MAXIMUM_CALLS) {
      throw tooMany(MAXIMUM_CALLS, "calls that concern memory");
    }
  }

  private TraceException tooMany(int most, String what) {
    return new TraceException(
        String.format(
            Locale.ROOT, "%s has more than %,d %s, the most in a log.", source.name(), most, what));
  }

  /** A segment of shared memory; one that is there already may be asked for without its size. */
  private void segment(StraceCall call) {
    String bytes = call.arguments().get(1);
    if (StraceParser.isNumber(bytes)) {
      segments.merge(call.result(), StraceParser.number(bytes), Math::max);
    }
  }

  private AllocationLog plan(Optional<String> clockGuess) throws TraceException {
    List<AllocationLog.Process> planned = new ArrayList<>();
    for (StraceProcess process : threads.processes()) {
      planned.add(process.plan(segments, tally, this::copied));
    }
    if (planned.isEmpty()) {
      throw new TraceException(source.name() + " holds no call of strace that concerns memory.");
    }
    List<String> guesses = new ArrayList<>();
    clockGuess.ifPresent(guesses::add);
    if (threads.guessed() > 0) {
      guesses.add(
          String.format(
              Locale.ROOT,
              "The log does not show who made %,d of its threads: each counts as one of the process"
                  + " with the next lower id (strace -f -e trace=%%memory,%%process shows it).",
              threads.guessed()));
    }
    return new AllocationLog(planned, calls, tally.total(), guesses);
  }

  private void copied(long mappings) throws TraceException {
    copiedMappings += mappings;
    if (copiedMappings > MAXIMUM_COPIED_MAPPINGS) {
      throw tooMany(MAXIMUM_COPIED_MAPPINGS, "mappings in copies of processes");
    }
  }
}
