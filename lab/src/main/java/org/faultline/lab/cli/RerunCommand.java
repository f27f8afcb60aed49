package org.faultline.lab.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.faultline.actors.plan.RunOptions;
import org.faultline.lab.results.compare.Leaves;
import org.faultline.lab.results.summary.RunSummary;
import org.faultline.lab.results.summary.SummaryReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code faultline rerun}: repeats a run and tells whether it is the same. */
@Command(
    name = "rerun",
    description = "Repeats the run of a results folder and compares the digests.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  faultline rerun runs/desktop-7",
      "  faultline rerun summary.json --inputs config/workloads"
    })
final class RerunCommand implements Callable<Integer> {
  private static final int SHOWN = 5;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "A folder of results or a summary.json.")
  private Path results;

  @Option(
      names = "--inputs",
      paramLabel = "DIR",
      description = "Where the paths of the inputs start (default: where they did).")
  private Path inputs;

  @Option(names = "--workers", paramLabel = "N", description = "Worker threads.")
  private Integer workers;

  @Override
  public Integer call() throws IOException {
    RunSummary before;
    try {
      Path file = Files.isDirectory(results) ? results.resolve("summary.json") : results;
      before = SummaryReader.read(file);
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.BAD_INPUT, e.getMessage(), e);
    }
    if (before.run().interrupted()) {
      throw CommandFailure.badInput(
          results + " was interrupted, and where in real time cannot be repeated");
    }
    Path folder = Files.createTempDirectory("faultline-rerun");
    try {
      return compare(before, repeat(before, folder));
    } finally {
      TemporaryFolder.delete(folder);
    }
  }

  private RunSummary repeat(RunSummary before, Path folder) throws IOException {
    var workload = new RecordedRun(before.manifest(), results, inputs).load(folder);
    int threads = workers == null ? Runtime.getRuntime().availableProcessors() : workers;
    try (Interruption interruption = new Interruption();
        Runner runner = new Runner(threads, RunOptions.DEFAULT, true, interruption)) {
      String name = before.manifest().workload();
      Runner.Finished run = runner.run(name, workload, folder, folder);
      if (run.result().interrupted()) {
        throw new CommandFailure(ExitCode.INTERRUPTED, "interrupted before the end", null);
      }
      return run.summary();
    }
  }

  private int compare(RunSummary before, RunSummary now) {
    PrintWriter out = spec.commandLine().getOut();
    String expected = before.manifest().digest();
    String digest = now.manifest().digest();
    if (expected.equals(digest)) {
      out.println("The same run: digest " + digest.substring(0, 8) + ".");
      out.flush();
      return ExitCode.DONE;
    }
    String made = before.manifest().version();
    out.printf("Another run: digest %s, now %s.%n", brief(expected), brief(digest));
    if (!made.equals(Version.number())) {
      out.printf("It was made by version %s; this is %s.%n", made, Version.number());
    }
    List<String> differences = Leaves.firstDifferences(before, now, SHOWN);
    differences.forEach(difference -> out.println("  " + difference));
    if (differences.isEmpty()) {
      out.println(
          "  No figure differs: the order of events does, or the recorded digest is wrong.");
    }
    out.flush();
    return ExitCode.CHECK_FAILED;
  }

  private static String brief(String digest) {
    return digest.substring(0, Math.min(8, digest.length()));
  }
}
