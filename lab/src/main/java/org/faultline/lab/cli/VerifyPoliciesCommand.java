package org.faultline.lab.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.faultline.lab.results.json.Json;
import org.faultline.lab.verification.policies.CountDifference;
import org.faultline.lab.verification.policies.PolicySummary;
import org.faultline.lab.verification.policies.PolicyVerification;
import org.faultline.lab.verification.policies.ReferenceFiles;
import org.faultline.lab.verification.policies.ReferenceRow;
import org.faultline.lab.verification.recording.FormattedTraceInput;
import org.faultline.memory.replacement.catalog.ReplacementPolicies;
import org.faultline.workload.config.Home;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

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
final class VerifyPoliciesCommand implements Callable<Integer> {
  private static final int DIFFERENT = 1;

  @Spec private CommandSpec spec;
  @Mixin private FormattedTraceInput input;

  @Option(
      names = "--reference",
      paramLabel = "DIR",
      description = "Folder of NAME.json with the rows (default: those shipped).")
  private Path reference;

  @Option(
      names = "--traces",
      paramLabel = "DIR",
      description = "Folder of the traces (default: that of the rows).")
  private Path traces;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Write the numbers of rows and all differences.")
  private Path json;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "Rows at a time (default: one for each core).")
  private Integer workers;

  @Override
  public Integer call() throws IOException {
    Path rowsFolder = reference == null ? Home.find().root().resolve("config/verify") : reference;
    int threads = workers == null ? Runtime.getRuntime().availableProcessors() : workers;
    if (threads < 1 || threads > 1024) {
      throw wrong("--workers is " + threads + ", but must be from 1 to 1024");
    }
    if (json != null && !Files.isDirectory(json.toAbsolutePath().getParent())) {
      throw wrong("--json: there is no folder for " + json);
    }
    PrintWriter out = spec.commandLine().getOut();
    try (PolicyVerification verification =
        new PolicyVerification(traces == null ? rowsFolder : traces, input, threads)) {
      Set<String> policies = ReplacementPolicies.installed().byName().keySet();
      List<ReferenceRow> rows = ReferenceFiles.read(rowsFolder, policies);
      List<PolicyVerification.Outcome> outcomes =
          verification.verify(rows, outcome -> print(out, outcome));
      input.report();
      return conclude(out, outcomes);
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage());
    }
  }

  private ParameterException wrong(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }

  private static void print(PrintWriter out, PolicyVerification.Outcome outcome) {
    out.printf(
        Locale.ROOT,
        "%-24s %5d of %5d rows equal%n",
        outcome.trace(),
        outcome.equal(),
        outcome.rows());
    for (CountDifference difference : outcome.differences()) {
      out.printf(
          "  %s, %s: %s is %s, expected %s%n",
          difference.row().policy(),
          difference.row().size(),
          difference.what(),
          difference.measured(),
          difference.expected());
    }
    out.flush();
  }

  private int conclude(PrintWriter out, List<PolicyVerification.Outcome> outcomes) {
    PolicySummary summary = PolicySummary.of(outcomes);
    out.printf(Locale.ROOT, "%d of %d rows equal%n", summary.equal(), summary.rows());
    out.flush();
    if (json != null) {
      Json.write(json, summary);
    }
    return summary.equal() == summary.rows() ? 0 : DIFFERENT;
  }
}
