package org.faultline.lab.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.faultline.actors.run.Simulator;
import org.faultline.actors.session.MachineOptions;
import org.faultline.lab.results.json.Json;
import org.faultline.lab.verification.win32.CaseReplayer;
import org.faultline.lab.verification.win32.ConformanceFile;
import org.faultline.lab.verification.win32.MalformedVectors;
import org.faultline.lab.verification.win32.ShippedVectors;
import org.faultline.lab.verification.win32.VectorReader;
import org.faultline.lab.verification.win32.VerificationReport;
import org.faultline.workload.config.PagingConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

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
      "Exits with 1 when a case fails, with 2 when a file of vectors cannot be used."
    })
public final class Win32Command implements Callable<Integer> {
  @Option(
      names = "--vectors",
      paramLabel = "DIR",
      description = "A folder of vm-conformance/1 files; without it, the set that ships.")
  private Path vectors;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the result to FILE, too.")
  private Path json;

  @Option(
      names = "--pressure",
      description = "Each case alone, with a tenth of the pages that it touches in memory.")
  private boolean pressure;

  @Option(names = "--textbook", description = "On the textbook machine, without page lists.")
  private boolean textbook;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (json != null && !Files.isDirectory(json.toAbsolutePath().getParent())) {
      throw new ParameterException(
          spec.commandLine(), "--json: " + json + " cannot be written: there is no such folder");
    }
    List<ConformanceFile> files;
    try {
      files = vectors == null ? ShippedVectors.files() : VectorReader.folder(vectors);
    } catch (MalformedVectors e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
    MachineOptions machine =
        CaseReplayer.machine(textbook ? PagingConfig.Kind.TEXTBOOK : PagingConfig.Kind.WINDOWS);
    VerificationReport report;
    try (Simulator simulator = Simulator.withWorkers(Runtime.getRuntime().availableProcessors())) {
      report =
          new VerificationReport(
              pressure
                  ? CaseReplayer.replayUnderPressure(
                      simulator, machine, files, (footprint, replay) -> {})
                  : CaseReplayer.replay(simulator, machine, files).outcomes());
    }
    report.print(spec.commandLine().getOut());
    if (json != null) {
      write(report);
    }
    return report.allPassed() ? 0 : 1;
  }

  private void write(VerificationReport report) {
    try {
      Files.writeString(json, Json.text(report.summary()));
    } catch (IOException e) {
      throw new ParameterException(
          spec.commandLine(), "--json: " + json + " cannot be written: " + e.getMessage(), e);
    }
  }
}
