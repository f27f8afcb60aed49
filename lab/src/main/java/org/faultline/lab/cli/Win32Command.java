package org.faultline.lab.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.faultline.actors.run.Simulator;
import org.faultline.actors.session.MachineOptions;
import org.faultline.lab.results.output.ExitCode;
import org.faultline.lab.verification.win32.CaseReplayer;
import org.faultline.lab.verification.win32.CaseSelection;
import org.faultline.lab.verification.win32.ShippedVectors;
import org.faultline.lab.verification.win32.VectorReader;
import org.faultline.lab.verification.win32.VerificationReport;
import org.faultline.workload.config.PagingConfig;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code faultline verify win32}. */
@Command(
    name = "win32",
    description = "Replays recorded Win32 calls and compares every answer.",
    footer = {
      "",
      "Examples:",
      "  faultline verify win32",
      "  faultline verify win32 --pressure",
      "  faultline verify win32 --vectors my-vectors --json result.json",
      "",
      "Exit code 1 means that a case failed, 2 that a file of vectors cannot be used."
    })
public final class Win32Command extends ConsoleCommand {
  @Mixin private JsonOption json;

  @Option(
      names = "--vectors",
      paramLabel = "DIR",
      description = "A folder of vm-conformance/1 and /2 files; without it, the set that ships.")
  private @Nullable Path vectors;

  @Option(
      names = "--pressure",
      description = "Each case alone, with a tenth of the pages that it touches in memory.")
  private boolean pressure;

  @Option(names = "--textbook", description = "On the textbook machine, without page lists.")
  private boolean textbook;

  @Override
  ExitCode perform() throws IOException {
    json.check();
    CaseSelection cases = cases();
    MachineOptions machine =
        CaseReplayer.machine(textbook ? PagingConfig.Kind.TEXTBOOK : PagingConfig.Kind.WINDOWS);
    VerificationReport report;
    try (Simulator simulator = Simulator.withWorkers(Runtime.getRuntime().availableProcessors())) {
      report =
          new VerificationReport(
              pressure
                  ? CaseReplayer.replayUnderPressure(
                      simulator, machine, cases.files(), (footprint, replay) -> {})
                  : CaseReplayer.replay(simulator, machine, cases.files()).outcomes());
    }
    console().text(report.text());
    cases.leftOut().forEach(console()::line);
    json.write(report.summary());
    return report.allPassed() ? ExitCode.DONE : ExitCode.CHECK_FAILED;
  }

  private CaseSelection cases() {
    CaseSelection cases =
        CaseSelection.all(vectors == null ? ShippedVectors.files() : VectorReader.folder(vectors));
    cases = textbook ? cases.forTextbook() : cases;
    return pressure ? cases.forPressure() : cases;
  }
}
