package org.faultline.lab.verification.theory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.faultline.lab.results.theory.LifetimeGrowth;
import org.faultline.workload.config.Home;
import org.faultline.workload.locality.LocalityCounter;
import org.faultline.workload.locality.MissRatioCurve;
import org.faultline.workload.trace.TraceFile;
import org.faultline.workload.trace.TraceReader;

/** A29: how fast the lifetimes of recorded programs grow with memory; nothing is asserted. */
final class Lifetimes {
  /** References that are read of each recording, for each of the effort's. */
  private static final long TIMES = 10;

  private static final int BATCH = 1 << 14;

  private Lifetimes() {}

  static Proof growth() {
    return Proof.of(
        "A29", "Growth of lifetimes, L = a m^k", "Belady, Kuehner 1969", Lifetimes::report);
  }

  private static void report(ProofComparisons results, TextbookMachine machine, Effort effort) {
    long most = TIMES * effort.references() * effort.seeds();
    try {
      for (Path file : recordings()) {
        TraceFile trace = TraceFile.of(file);
        if (trace.summarize().processes().size() == 1) {
          report(results, trace.title(), curve(trace, most));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void report(ProofComparisons results, String title, MissRatioCurve curve) {
    try {
      LifetimeGrowth growth = LifetimeGrowth.of(curve);
      results.reported(
          String.format(
              Locale.ROOT,
              "k of %s, %,d to %,d pages, R² %.2f",
              title,
              growth.from(),
              growth.to(),
              growth.rSquared()),
          growth.exponent());
    } catch (IllegalArgumentException nothingBelowTheKnee) {
      results.reported(
          "k of %s: the knee is at %d pages".formatted(title, curve.knee()), Double.NaN);
    }
  }

  private static List<Path> recordings() throws IOException {
    try (Stream<Path> files = Files.list(Home.find().root().resolve("config/traces"))) {
      return files.filter(file -> file.toString().endsWith(".flt")).sorted().toList();
    }
  }

  /** Of the first {@code most} references, or a few more. */
  private static MissRatioCurve curve(TraceFile trace, long most) throws IOException {
    LocalityCounter counter = new LocalityCounter();
    long[] runs = new long[BATCH];
    try (TraceReader reader = trace.open()) {
      for (int n; counter.references() < most && (n = reader.read(runs, null)) > 0; ) {
        counter.add(runs, null, n);
      }
    }
    return counter.missRatios();
  }
}
