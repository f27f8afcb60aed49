package org.faultline.lab.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.faultline.actors.plan.RunOptions;
import org.faultline.lab.results.compare.Leaves;
import org.faultline.lab.results.output.ExitCode;
import org.faultline.lab.results.output.TemporaryFolder;
import org.faultline.lab.results.output.UserMistake;
import org.faultline.lab.results.summary.RunSummary;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code faultline rerun}: repeats a run and tells whether it is the same. */
@Command(
    name = "rerun",
    description = "Repeats the run of a results folder and compares the digests.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  faultline rerun runs/desktop-7",
      "  faultline rerun summary.json --inputs config/workloads"
    })
final class RerunCommand extends ConsoleCommand {
  private static final int SHOWN = 5;

  @Mixin private SummaryArgument results;
  @Mixin private WorkersOption workers;

  @Option(
      names = "--inputs",
      paramLabel = "DIR",
      description = "The folder from which the paths of the inputs start (default: as in the run).")
  private @Nullable Path inputs;

  @Override
  ExitCode perform() throws IOException {
    RunSummary before = results.read();
    if (before.run().interrupted()) {
      throw new UserMistake(
          results.path()
              + " was interrupted, and the moment of an interruption"
              + " cannot be repeated");
    }
    try (TemporaryFolder folder = TemporaryFolder.create("rerun")) {
      return repeat(before, folder.path());
    }
  }

  private ExitCode repeat(RunSummary before, Path folder) throws IOException {
    var workload = new RecordedRun(before.manifest(), results.path(), inputs).load(folder);
    int threads = workers.count();
    try (Interruption interruption = new Interruption();
        Runner runner = new Runner(threads, RunOptions.DEFAULT, true, interruption)) {
      String name = before.manifest().workload();
      Runner.Finished run = runner.run(name, workload, folder, folder);
      if (run.result().interrupted()) {
        console().problem("interrupted before the end");
        return ExitCode.INTERRUPTED;
      }
      return compare(before, run.summary());
    }
  }

  private ExitCode compare(RunSummary before, RunSummary now) {
    String expected = before.manifest().digest();
    String digest = now.manifest().digest();
    if (expected.equals(digest)) {
      console().line("The same run: digest " + digest.substring(0, 8) + ".");
      return ExitCode.DONE;
    }
    String made = before.manifest().version();
    console()
        .format(
            "A different run: its digest was %s and is now %s.%n", brief(expected), brief(digest));
    if (!made.equals(Version.number())) {
      console().format("It was made by version %s; this is %s.%n", made, Version.number());
    }
    List<String> differences = Leaves.firstDifferences(before, now, SHOWN);
    differences.forEach(difference -> console().line("  " + difference));
    if (differences.isEmpty()) {
      console()
          .line("  No figure differs: the order of events does, or the recorded digest is wrong.");
    }
    return ExitCode.CHECK_FAILED;
  }

  private static String brief(String digest) {
    return digest.substring(0, Math.min(8, digest.length()));
  }
}
