package org.faultline.lab.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.faultline.lab.results.output.ExitCode;
import org.faultline.lab.verification.policies.CountDifference;
import org.faultline.lab.verification.policies.PolicySummary;
import org.faultline.lab.verification.policies.PolicyVerification;
import org.faultline.lab.verification.policies.ReferenceFiles;
import org.faultline.lab.verification.policies.ReferenceRow;
import org.faultline.memory.replacement.catalog.ReplacementPolicies;
import org.faultline.workload.config.Home;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code faultline verify policies}: replacement policies against independent counts. */
@Command(
    name = "policies",
    description = {
      "Recomputes what independent programs counted for replacement policies, and lists the",
      "differences. A row of NAME is played from NAME.pages.gz or, for a mix, NAME.procs.gz."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  faultline verify policies                  the rows that ship with Faultline",
      "  faultline verify policies --reference counts --traces traces --json out.json"
    })
final class VerifyPoliciesCommand extends ConsoleCommand {
  @Mixin private JsonOption json;
  @Mixin private JobsOption jobs;
  @Mixin private FormattedTraceInput input;

  @Option(
      names = "--reference",
      paramLabel = "DIR",
      description = "Folder of NAME.json with the rows (default: those shipped).")
  private @Nullable Path reference;

  @Option(
      names = "--traces",
      paramLabel = "DIR",
      description = "Folder of the traces (default: that of the rows).")
  private @Nullable Path traces;

  @Override
  ExitCode perform() throws IOException {
    Path rowsFolder = reference == null ? Home.find().root().resolve("config/verify") : reference;
    int threads = jobs.count();
    json.check();
    try (PolicyVerification verification =
        new PolicyVerification(traces == null ? rowsFolder : traces, input::open, threads)) {
      Set<String> policies = ReplacementPolicies.installed().byName().keySet();
      List<ReferenceRow> rows = ReferenceFiles.read(rowsFolder, policies);
      List<PolicyVerification.Outcome> outcomes = verification.verify(rows, this::print);
      input.report();
      return conclude(outcomes);
    }
  }

  private void print(PolicyVerification.Outcome outcome) {
    console()
        .format("%-24s %5d of %5d rows equal%n", outcome.trace(), outcome.equal(), outcome.rows());
    for (CountDifference difference : outcome.differences()) {
      console()
          .format(
              "  %s, %s: %s is %s, expected %s%n",
              difference.row().policy(),
              difference.row().size(),
              difference.what(),
              difference.measured(),
              difference.expected());
    }
  }

  private ExitCode conclude(List<PolicyVerification.Outcome> outcomes) throws IOException {
    PolicySummary summary = PolicySummary.of(outcomes);
    console().format("%d of %d rows equal%n", summary.equal(), summary.rows());
    json.write(summary);
    return summary.equal() == summary.rows() ? ExitCode.DONE : ExitCode.CHECK_FAILED;
  }
}
