package org.faultline.lab.verification.theory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.faultline.actors.result.RunResult;
import org.faultline.lab.verification.theory.ProofComparison.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TheoryVerificationTest {
  private static final Effort LITTLE = new Effort(1, 50_000, 3);

  private static List<ProofComparison> results(TextbookMachine machine, String id) {
    return results(machine, id, LITTLE);
  }

  private static List<ProofComparison> results(TextbookMachine machine, String id, Effort effort) {
    ProofComparisons results = new ProofComparisons(id);
    proof(id).prove(results, machine, effort);
    return results.all();
  }

  private static Proof proof(String id) {
    return TheoryVerification.proofs().stream()
        .filter(p -> p.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** The stochastic ones need more references than a test should draw. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "A1", "A2", "A3", "A4", "A5", "A6", "A7", "A14", "A15", "A16", "A17", "A27", "A31", "A32",
        "A33", "A34", "A35", "A36"
      })
  void faultlineAgreesWithWhatWasPublished(String id) {
    try (TextbookMachine machine = new TextbookMachine(1)) {
      List<ProofComparison> results = results(machine, id);
      assertThat(results).noneMatch(result -> result.verdict() == Verdict.FAILED);
      assertThat(results).anyMatch(result -> result.verdict() == Verdict.PASSED);
    }
  }

  /** One seed; a tolerance of 1 % needs all the references that it is made for. */
  @ParameterizedTest
  @CsvSource({"A20, 200000", "A22, 200000", "A23, 1000000", "A28, 200000", "A37, 200000"})
  void queuesAreAsTheySay(String id, long references) {
    try (TextbookMachine machine = new TextbookMachine(1)) {
      assertThat(results(machine, id, new Effort(1, references, 1)))
          .isNotEmpty()
          .allMatch(result -> result.verdict() == Verdict.PASSED);
    }
  }

  /** The other results of load control take minutes. */
  @Test
  void theSwapTokenHelps() {
    try (TextbookMachine machine = new TextbookMachine(1)) {
      assertThat(results(machine, "A30"))
          .hasSize(2)
          .allMatch(result -> result.verdict() == Verdict.PASSED);
    }
  }

  /** A machine whose pagefile and disk are slower than they say. */
  private static final class Slow extends TextbookMachine {
    Slow() {
      super(1);
    }

    @Override
    RunResult shipped(String workload, long seed, String... sets) {
      List<String> slower = new ArrayList<>();
      for (String set : sets) {
        slower.add(set.replace("(10 ms)", "(12 ms)"));
      }
      if (workload.equals("lifetime")) {
        slower.add("machine.pagefile.device.service = exponential(11 ms)");
      }
      return super.shipped(workload, seed, slower.toArray(String[]::new));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"A23", "A28"})
  void aSlowDeviceIsFound(String id) {
    try (TextbookMachine machine = new Slow()) {
      assertThat(results(machine, id)).anyMatch(result -> result.verdict() == Verdict.FAILED);
    }
  }

  /** A machine that serves one fault less than it should. */
  private static final class Forgetful extends TextbookMachine {
    Forgetful() {
      super(1);
    }

    @Override
    long faults(int[] string, String policy, int frames) {
      return super.faults(string, policy, frames) - 1;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"A1", "A2", "A3", "A4", "A5", "A7"})
  void aWrongCountIsFound(String id) {
    try (TextbookMachine machine = new Forgetful()) {
      assertThat(results(machine, id)).anyMatch(result -> result.verdict() == Verdict.FAILED);
    }
  }

  /** A machine that keeps another page than LRU does. */
  private static final class Confused extends TextbookMachine {
    Confused() {
      super(1);
    }

    @Override
    void residents(int[] string, String policy, int frames, ResidentListener listener) {
      super.residents(string, "fifo", frames, listener);
    }
  }

  @Test
  void aWrongVictimIsFound() {
    try (TextbookMachine machine = new Confused()) {
      assertThat(results(machine, "A4"))
          .filteredOn(result -> result.what().startsWith("lru:"))
          .singleElement()
          .extracting(ProofComparison::verdict)
          .isEqualTo(Verdict.FAILED);
    }
  }

  @Test
  void policiesThatAreNotInstalledAreNamedAndNoFailure() {
    try (TextbookMachine machine = new TextbookMachine(1)) {
      assertThat(machine.has("lru")).isTrue();
      assertThat(machine.has("nonsense(3)")).isFalse();
      assertThat(machine.installedOf("nonsense", "fifo")).containsExactly("fifo");
    }
    ProofComparisons results = new ProofComparisons("A0");
    results.unavailable("nonsense faults", 3, 0);
    assertThat(results.all())
        .singleElement()
        .extracting(ProofComparison::verdict)
        .isEqualTo(Verdict.NOT_AVAILABLE);
  }

  @Test
  void comparisonsCanFail() {
    ProofComparisons results = new ProofComparisons("A0");
    results.equal("", 3, 4);
    results.near("", 0.5, 0.51, 0.005);
    results.near("", 0.5, Double.NaN, 1);
    results.atMost("", 0.1, 0.2);
    results.atLeast("", 0.2, 0.1);
    results.holds("", 10, 1);
    results.holds("nothing was looked at", 0, 0);
    results.breaks("", 10, 0);
    assertThat(results.all()).hasSize(8).allMatch(r -> r.verdict() == Verdict.FAILED);
    ProofComparisons good = new ProofComparisons("A0");
    good.near("", 0.5, 0.504, 0.005);
    good.breaks("", 10, 1);
    good.atLeast("", 0.1, 0.1);
    assertThat(good.all()).allMatch(r -> r.verdict() == Verdict.PASSED);
  }

  @Test
  void lifetimesAreReportedWithoutAVerdict() {
    try (TextbookMachine machine = new TextbookMachine(1)) {
      List<ProofComparison> results = results(machine, "A29");
      assertThat(results)
          .hasSizeGreaterThanOrEqualTo(6)
          .allMatch(result -> result.verdict() == Verdict.REPORTED)
          .allMatch(result -> Double.isNaN(result.expected()));
      assertThat(results).filteredOn(result -> result.measured() > 0).hasSizeGreaterThan(3);
      assertThat(TheoryReport.lines(List.of(new TheoryVerification.Proven(proof("A29"), results))))
          .anyMatch(line -> line.contains("k of gzip") && line.endsWith("reported"))
          .last()
          .asString()
          .contains(" 0 failed", "%d reported without a verdict".formatted(results.size()));
    }
  }

  @Test
  void everyResultHasItsOwnName() {
    List<String> ids = TheoryVerification.proofs().stream().map(Proof::id).toList();
    assertThat(Set.copyOf(ids))
        .hasSameSizeAs(ids)
        .contains("A1", "A19", "A27", "A31", "A32", "A33", "A34", "A35", "A36");
  }
}
