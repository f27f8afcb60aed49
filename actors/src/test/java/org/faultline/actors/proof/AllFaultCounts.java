package org.faultline.actors.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.faultline.actors.run.Simulator;

/**
 * Holds the machine against a whole folder of counts, by hand: {@code
 * -Dfaultline.reference=FOLDER_OF_JSON -Dfaultline.traces=FOLDER}; each file {@code NAME.json} has
 * the rows of {@code NAME.pages.gz} or {@code NAME.procs.gz}. Arguments: GLOBAL or LEASED, then the
 * names to take, all where there are none.
 */
public final class AllFaultCounts {
  private AllFaultCounts() {}

  /** Prints a line for each file and each difference; exit code 1 where there is one. */
  public static void main(String[] args) throws IOException {
    Path reference = Path.of(System.getProperty("faultline.reference"));
    Path traces = Path.of(System.getProperty("faultline.traces"));
    Replay.Paging paging = Replay.Paging.valueOf(args[0]);
    List<String> names = List.of(args).subList(1, args.length);
    long different = 0;
    try (Simulator simulator = Simulator.withWorkers(1);
        Stream<Path> files = Files.list(reference)) {
      Replay replay = new Replay(simulator, paging);
      List<Path> rows =
          files.filter(f -> f.getFileName().toString().endsWith(".json")).sorted().toList();
      for (Path file : rows) {
        String name = file.getFileName().toString().replace(".json", "");
        if (names.isEmpty() || names.contains(name)) {
          different += compare(replay, file, name, traces);
        }
      }
    }
    System.exit(different == 0 ? 0 : 1);
  }

  private static long compare(Replay replay, Path json, String name, Path traces) {
    Path single = traces.resolve(name + ".pages.gz");
    Path mix = traces.resolve(name + ".procs.gz");
    long equal = 0;
    long different = 0;
    long faults = 0;
    long references = 0;
    long started = System.nanoTime();
    for (FaultCount row : FaultCount.of(json)) {
      if (!Files.exists(single) && !Files.exists(mix)) {
        continue;
      }
      Replay.Counts counts =
          Files.exists(mix)
              ? replay.playMix(mix, 3, row.policy(), row.frames())
              : replay.play(single, row.policy(), row.frames());
      references += counts.references();
      faults += counts.faults();
      if (row.with(counts).equals(row)) {
        equal++;
      } else {
        different++;
        System.out.println("expected " + row + "\nmeasured " + row.with(counts));
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%-20s %4d equal %4d different %,15d references %,13d faults %8.1f s%n",
        name,
        equal,
        different,
        references,
        faults,
        (System.nanoTime() - started) / 1e9);
    return different;
  }
}
