package org.faultline.lab.verification.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.faultline.actors.result.RunResult;
import org.faultline.actors.run.Simulator;
import org.faultline.lab.results.output.Console;
import org.faultline.workload.config.Home;
import org.faultline.workload.config.WorkloadConfig;

/**
 * A hundred thousand processes alive at once, in a Java process of their own with 4 GiB of heap.
 *
 * <p>{@link #main} is that process; it prints the processes alive, the seconds and the bytes of
 * heap in use for each.
 */
public final class ManyProcesses {
  private static final String HEAP = "-Xmx4g";

  private ManyProcesses() {}

  /** Runs the child and gives its figure. */
  public static BenchFigure measure(boolean scattered, int processes)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(HEAP);
    command.add("-XX:+UseParallelGC");
    command.add("-D" + Home.PROPERTY + "=" + Home.find().root());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(ManyProcesses.class.getName());
    command.add(String.valueOf(processes));
    command.add(String.valueOf(scattered));
    Process child =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    boolean ended = child.waitFor() == 0;
    String[] words = output.strip().split(" ");
    boolean whole = ended && words.length == 3;
    double alive = whole ? Double.parseDouble(words[0]) : 0;
    double seconds = whole ? Double.parseDouble(words[1]) : Double.NaN;
    double bytes = whole ? Double.parseDouble(words[2]) : Double.NaN;
    String where = scattered ? "scattered" : "contiguous";
    return new BenchFigure(
        "processes." + where,
        "processes alive at once, 16 %s pages each: %.1f s, %,.0f B of heap each"
            .formatted(where, seconds, bytes),
        "",
        alive,
        processes,
        alive / processes,
        "all, within 4 GiB of heap",
        alive == processes);
  }

  /** The child. */
  public static void main(String[] arguments) {
    int processes = Integer.parseInt(arguments[0]);
    boolean scattered = Boolean.parseBoolean(arguments[1]);
    List<String> sets = new ArrayList<>();
    sets.add("vars.processes=" + processes);
    if (scattered) {
      sets.add("vars.span=64 MiB");
      sets.add("vars.stride=1024");
    }
    WorkloadConfig config = BenchWorkloads.load("processes", sets);
    long startNanos = System.nanoTime();
    try (Simulator simulator = Simulator.withWorkers(1)) {
      RunResult result = simulator.run(config);
      double seconds = (System.nanoTime() - startNanos) / 1e9;
      long touched =
          result.processes().stream()
              .filter(p -> !p.ended() && p.memory().residentPages() == 16)
              .count();
      Runtime runtime = Runtime.getRuntime();
      long used = HeapPeak.afterCollection(runtime);
      Console.standard().format("%d %.3f %.0f%n", touched, seconds, (double) used / processes);
    }
  }
}
