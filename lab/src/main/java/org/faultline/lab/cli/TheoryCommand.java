package org.faultline.lab.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.faultline.lab.results.json.Json;
import org.faultline.lab.verification.theory.Effort;
import org.faultline.lab.verification.theory.Proof;
import org.faultline.lab.verification.theory.ProofComparison.Verdict;
import org.faultline.lab.verification.theory.TheoryReport;
import org.faultline.lab.verification.theory.TheoryVerification;
import org.faultline.lab.verification.theory.TheoryVerification.Proven;
import org.faultline.workload.trace.PartialFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code faultline verify theory}. */
@Command(
    name = "theory",
    description = "Holds Faultline against published results on replacement and working sets.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  faultline verify theory",
      "  faultline verify theory --only A1,A4,A14 --json theory.json"
    })
public final class TheoryCommand implements Callable<Integer> {
  private static final int FAILED = 1;

  @Spec private CommandSpec spec;

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
  public Integer call() throws IOException, InterruptedException {
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
    PrintWriter out = spec.commandLine().getOut();
    TheoryReport.lines(proven).forEach(out::println);
    out.flush();
    if (json != null) {
      String text = Json.text(TheoryReport.summary(proven));
      PartialFile.write(json, partial -> Files.writeString(partial, text));
    }
    return TheoryReport.count(proven, Verdict.FAILED) == 0 ? 0 : FAILED;
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

  private ParameterException bad(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
