package org.faultline.lab.verification.policies;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.faultline.lab.results.output.UserMistake;
import org.faultline.lab.verification.recording.TraceInput;
import org.faultline.lab.verification.replay.PreparedTrace;
import org.faultline.lab.verification.replay.Replayer;
import org.faultline.lab.verification.replay.Replays;
import org.faultline.workload.trace.ReadOptions;
import org.faultline.workload.trace.TraceFile;

/** Recomputes rows of counts through process actors, all cores at work. */
public final class PolicyVerification implements AutoCloseable {
  private final Path traces;
  private final TraceInput input;
  private final Path folder;
  private final Replays replays;

  /**
   * Takes traces from {@code traces}, read as {@code input} says; {@code workers} rows at a time.
   */
  public PolicyVerification(Path traces, TraceInput input, int workers) throws IOException {
    this.input = input;
    this.traces = traces;
    this.folder = Files.createTempDirectory("faultline-verify");
    this.replays = new Replays(workers);
  }

  /** A trace with its rows: how many there are, and what differs. */
  public record Outcome(String trace, int rows, List<Difference> differences) {
    /** Rows without a difference. */
    public long equal() {
      return rows - differences.stream().map(Difference::row).distinct().count();
    }
  }

  /**
   * Recomputes rows, trace by trace.
   *
   * @param done told of each trace when its rows are done
   * @throws UserMistake where a trace is not there; the message is a sentence
   */
  public List<Outcome> verify(List<ReferenceRow> rows, Consumer<Outcome> done) throws IOException {
    Map<String, List<ReferenceRow>> byTrace = new LinkedHashMap<>();
    for (ReferenceRow row : rows) {
      byTrace.computeIfAbsent(row.trace(), name -> new ArrayList<>()).add(row);
    }
    for (List<ReferenceRow> some : byTrace.values()) {
      find(some.get(0));
    }
    List<Outcome> outcomes = new ArrayList<>();
    for (Map.Entry<String, List<ReferenceRow>> entry : byTrace.entrySet()) {
      Outcome outcome = verify(entry.getKey(), entry.getValue());
      outcomes.add(outcome);
      done.accept(outcome);
    }
    return outcomes;
  }

  private Outcome verify(String name, List<ReferenceRow> rows) throws IOException {
    ReferenceRow first = rows.get(0);
    Path file = find(first);
    TraceFile recording =
        first.string().isEmpty()
            ? input.open(file)
            : TraceFile.of(file, ReadOptions.format("page"));
    PreparedTrace trace = PreparedTrace.of(recording, folder);
    List<Function<Replayer, List<Difference>>> tasks = new ArrayList<>();
    for (ReferenceRow row : rows) {
      tasks.add(
          replayer ->
              Difference.of(row, replayer.play(trace, row.policy(), Math.max(1, row.frames()))));
    }
    List<Difference> differences = replays.all(tasks).stream().flatMap(List::stream).toList();
    if (trace.file().startsWith(folder)) {
      Files.delete(trace.file());
    }
    return new Outcome(name, rows.size(), differences);
  }

  /** The file of a row's trace; a string is written to one. */
  private Path find(ReferenceRow row) throws IOException {
    if (!row.string().isEmpty()) {
      return write(row);
    }
    for (String end : List.of(".pages.gz", ".procs.gz", ".flt")) {
      Path file = traces.resolve(row.trace() + end);
      if (Files.isRegularFile(file)) {
        return file;
      }
    }
    throw UserMistake.inUsage(
        "%s has neither %s.pages.gz nor %s.procs.gz".formatted(traces, row.trace(), row.trace()));
  }

  private Path write(ReferenceRow row) throws IOException {
    List<String> lines =
        Stream.of(row.string().split("[ ,]+")).map(PolicyVerification::line).toList();
    return Files.write(folder.resolve(row.trace() + ".pages"), lines);
  }

  private static String line(String reference) {
    boolean plain = Character.isDigit(reference.charAt(0));
    long page = Long.parseLong(plain ? reference : reference.substring(1));
    return (plain ? 'R' : reference.charAt(0)) + " 0x" + Long.toHexString(page);
  }

  @Override
  public void close() {
    replays.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
