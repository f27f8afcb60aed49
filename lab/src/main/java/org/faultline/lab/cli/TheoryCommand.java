package org.faultline.lab.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.faultline.lab.results.output.ExitCode;
import org.faultline.lab.results.output.OutputFiles;
import org.faultline.lab.results.output.UserMistake;
import org.faultline.lab.results.report.Json;
import org.faultline.lab.verification.theory.Effort;
import org.faultline.lab.verification.theory.Proof;
import org.faultline.lab.verification.theory.Result.Verdict;
import org.faultline.lab.verification.theory.TheoryReport;
import org.faultline.lab.verification.theory.TheoryVerification;
import org.faultline.lab.verification.theory.TheoryVerification.Proven;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code faultline verify theory}. */
@Command(
    name = "theory",
    description = "Holds Faultline against published results on replacement and working sets.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  faultline verify theory",
      "  faultline verify theory --only A1,A4,A14 --json theory.json"
    })
public final class TheoryCommand extends ConsoleCommand {

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Write the comparisons to FILE, too.")
  private Path json;

  @Option(
      names = "--only",
      paramLabel = "ID",
      split = ",",
      description = "Only these results, such as A1,A4.")
  private List<String> only = List.of();

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "5",
      description = "Strings for each stochastic comparison (default: ${DEFAULT-VALUE}).")
  private int seeds;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "Proofs at a time (default: the processors of this machine).")
  private Integer workers;

  @Override
  ExitCode perform() throws IOException, InterruptedException {
    if (seeds < 1 || seeds > 100) {
      throw bad("--seeds takes a number from 1 to 100");
    }
    if (workers != null && (workers < 1 || workers > 1024)) {
      throw bad("--workers takes a number from 1 to 1024");
    }
    if (json != null && !Files.isDirectory(json.toAbsolutePath().getParent())) {
      throw bad("--json: there is no folder for " + json);
    }
    int threads = workers == null ? Runtime.getRuntime().availableProcessors() : workers;
    List<Proven> proven =
        TheoryVerification.run(chosen(), Effort.full(seeds), threads, proof -> {});
    console().lines(TheoryReport.lines(proven));
    if (json != null) {
      OutputFiles.writeWhole(json, Json.text(TheoryReport.json(proven)));
    }
    return TheoryReport.count(proven, Verdict.FAILED) == 0 ? ExitCode.DONE : ExitCode.CHECK_FAILED;
  }

  private List<Proof> chosen() {
    List<Proof> all = TheoryVerification.proofs();
    List<String> ids = only.stream().map(id -> id.strip().toUpperCase(Locale.ROOT)).toList();
    for (String id : ids) {
      if (all.stream().noneMatch(proof -> proof.id().equals(id))) {
        List<String> known = all.stream().map(Proof::id).toList();
        throw bad("--only names " + id + ", but the results are " + String.join(", ", known));
      }
    }
    return ids.isEmpty() ? all : all.stream().filter(proof -> ids.contains(proof.id())).toList();
  }

  private static UserMistake bad(String message) {
    return UserMistake.inUsage(message);
  }
}
