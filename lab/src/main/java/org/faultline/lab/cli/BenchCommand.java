package org.faultline.lab.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.faultline.lab.results.output.ExitCode;
import org.faultline.lab.results.output.UserMistake;
import org.faultline.lab.verification.bench.Bench;
import org.faultline.lab.verification.bench.BenchFigure;
import org.faultline.lab.verification.bench.BenchSummary;
import org.faultline.lab.verification.bench.LocalityBench;
import org.faultline.lab.verification.bench.ManyProcesses;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code faultline bench}. */
@Command(
    name = "bench",
    description =
        "Measures how fast Faultline is on this machine, each figure"
            + " beside the limit of a bare loop.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  faultline bench",
      "  faultline bench --quick --json bench.json",
      "",
      "Figures are medians; the machine and its limit take turns. Close other programs first."
    })
public final class BenchCommand extends ConsoleCommand {
  private static final int PROCESSES = 100_000;

  @Mixin private JsonOption json;

  @Option(names = "--quick", description = "Do a tenth of the work: faster, and less exact.")
  private boolean quick;

  @Option(
      names = "--repetitions",
      paramLabel = "N",
      defaultValue = "5",
      description = "Counted repetitions of each measurement (default: ${DEFAULT-VALUE}).")
  private int repetitions;

  @Override
  ExitCode perform() throws IOException, InterruptedException {
    if (repetitions < 1 || repetitions > 100) {
      throw UserMistake.inUsage("--repetitions takes a number from 1 to 100");
    }
    json.check();
    Bench bench =
        new Bench(
            repetitions, quick ? 0.1 : 1, what -> console().note("measuring " + what + " ..."));
    List<BenchFigure> figures = new ArrayList<>(bench.measure());
    for (boolean scattered : new boolean[] {false, true}) {
      console().note("measuring " + (scattered ? "scattered" : "contiguous") + " processes ...");
      figures.add(ManyProcesses.measure(scattered, quick ? PROCESSES / 10 : PROCESSES));
    }
    console().note("measuring exact curves ...");
    figures.add(LocalityBench.measure(repetitions));
    print(figures);
    json.write(BenchSummary.of(repetitions, quick, figures));
    return ExitCode.DONE;
  }

  private void print(List<BenchFigure> figures) {
    console().format("%-62s %15s %15s %7s   %s%n", "", "measured", "limit", "ratio", "target");
    for (BenchFigure figure : figures) {
      console()
          .format(
              "%-62s %15s %15s %7.2f   %s%n",
              figure.what(),
              number(figure.value(), figure.unit()),
              number(figure.limit(), figure.unit()),
              figure.ratio(),
              figure.target().isEmpty()
                  ? ""
                  : figure.target() + (figure.met() ? " - met" : " - MISSED"));
    }
  }

  private static String number(double value, String unit) {
    String format = value >= 1000 ? "%,.0f %s" : "%.2f %s";
    return String.format(Locale.ROOT, format, value, unit);
  }
}
