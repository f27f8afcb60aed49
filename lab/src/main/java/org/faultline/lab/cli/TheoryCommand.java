package org.faultline.lab.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.faultline.lab.results.output.ExitCode;
import org.faultline.lab.results.output.UserMistake;
import org.faultline.lab.verification.theory.Effort;
import org.faultline.lab.verification.theory.Proof;
import org.faultline.lab.verification.theory.ProofComparison.Verdict;
import org.faultline.lab.verification.theory.TheoryReport;
import org.faultline.lab.verification.theory.TheoryVerification;
import org.faultline.lab.verification.theory.TheoryVerification.Proven;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code faultline verify theory}. */
@Command(
    name = "theory",
    description = "Compares Faultline with published results on replacement and working sets.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  faultline verify theory",
      "  faultline verify theory --only A1,A4,A14 --json theory.json"
    })
public final class TheoryCommand extends ConsoleCommand {
  @Mixin private JsonOption json;
  @Mixin private JobsOption jobs;

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

  @Override
  ExitCode perform() throws IOException, InterruptedException {
    if (seeds < 1 || seeds > 100) {
      throw bad("--seeds takes a number from 1 to 100");
    }
    json.check();
    int threads = jobs.count();
    List<Proven> proven =
        TheoryVerification.run(chosen(), Effort.full(seeds), threads, proof -> {});
    console().lines(TheoryReport.lines(proven));
    json.write(TheoryReport.summary(proven));
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
