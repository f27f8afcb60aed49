package org.faultline.lab.verification.policies;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.faultline.lab.results.output.OutputFiles;
import org.faultline.lab.results.output.TemporaryFolder;
import org.faultline.lab.results.output.UserMistake;
import org.faultline.lab.studies.pool.RunPool;
import org.faultline.lab.verification.replay.PreparedTrace;
import org.faultline.lab.verification.replay.TraceReplayer;
import org.faultline.workload.trace.ReadOptions;
import org.faultline.workload.trace.TraceFile;

/** Recomputes rows of counts through process actors, all cores at work. */
public final class PolicyVerification implements AutoCloseable {
  private final Path traces;
  private final Opener opener;
  private final TemporaryFolder folder;
  private final RunPool<TraceReplayer> replays;

  /**
   * Takes traces from {@code traces} as {@code opener} reads them; {@code workers} rows at a time.
   */
  public PolicyVerification(Path traces, Opener opener, int workers) throws IOException {
    this.opener = opener;
    this.traces = traces;
    this.folder = TemporaryFolder.create("verify");
    this.replays = new RunPool<>(workers, "replays", TraceReplayer::new);
  }

  /** Opens recordings. */
  @FunctionalInterface
  public interface Opener {
    /** The recording in {@code file}. */
    TraceFile open(Path file) throws IOException;
  }

  /** A trace with its rows: how many there are, and what differs. */
  public record Outcome(String trace, int rows, List<CountDifference> differences) {
    /** Rows without a difference. */
    public long equal() {
      return rows - differences.stream().map(CountDifference::row).distinct().count();
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
            ? opener.open(file)
            : TraceFile.of(file, ReadOptions.format("page"));
    PreparedTrace trace = PreparedTrace.of(recording, folder.path());
    List<Function<TraceReplayer, List<CountDifference>>> tasks = new ArrayList<>();
    for (ReferenceRow row : rows) {
      tasks.add(
          replayer ->
              CountDifference.of(
                  row, replayer.play(trace, row.policy(), Math.max(1, row.frames()))));
    }
    List<CountDifference> differences = replays.all(tasks).stream().flatMap(List::stream).toList();
    if (trace.file().startsWith(folder.path())) {
      OutputFiles.delete(trace.file());
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
    Path file = folder.path().resolve(row.trace() + ".pages");
    OutputFiles.writeLines(file, lines);
    return file;
  }

  private static String line(String reference) {
    boolean plain = Character.isDigit(reference.charAt(0));
    long page = Long.parseLong(plain ? reference : reference.substring(1));
    return (plain ? 'R' : reference.charAt(0)) + " 0x" + Long.toHexString(page);
  }

  @Override
  public void close() throws IOException {
    replays.close();
    folder.close();
  }
}
