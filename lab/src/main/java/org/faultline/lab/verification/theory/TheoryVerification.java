package org.faultline.lab.verification.theory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.faultline.lab.studies.pool.RunPool;

/** All proofs, several at a time. */
public final class TheoryVerification {
  private TheoryVerification() {}

  /** A proof with its comparisons. */
  public record Proven(Proof proof, List<ProofComparison> results) {}

  /** Every proof there is, in the order of the documentation. */
  public static List<Proof> proofs() {
    List<Proof> proofs = new ArrayList<>(KnownStrings.all());
    proofs.add(StackProperties.inclusion());
    proofs.addAll(PolicyBounds.all());
    proofs.add(Loops.loop());
    proofs.addAll(IndependentReferences.all());
    proofs.addAll(WorkingSets.all());
    proofs.addAll(Localities.all());
    proofs.addAll(PagingQueues.all());
    proofs.addAll(ThrashingHump.all());
    proofs.addAll(LoadControls.all());
    proofs.add(OperationalLaws.laws());
    proofs.add(DiskResponses.disk());
    proofs.addAll(ManagerQueues.all());
    proofs.add(StallInformation.numbers());
    proofs.add(Equality.jain());
    proofs.add(Lifetimes.growth());
    proofs.add(Sampling.shards());
    proofs.add(LatencyTails.percentiles());
    proofs.add(ConservationLaws.identities());
    proofs.add(StorageRules.fiveMinutes());
    return proofs;
  }

  /**
   * Compares.
   *
   * @param done told each proof that is finished
   */
  public static List<Proven> run(
      List<Proof> proofs, Effort effort, int threads, Consumer<Proof> done) {
    List<Function<Shared, Proven>> tasks = new ArrayList<>();
    for (Proof proof : proofs) {
      tasks.add(
          shared -> {
            ProofComparisons results = new ProofComparisons(proof.id());
            proof.prove(results, shared.machine(), effort);
            done.accept(proof);
            return new Proven(proof, List.copyOf(results.all()));
          });
    }
    try (TextbookMachine machine = new TextbookMachine(threads);
        RunPool<Shared> pool = new RunPool<>(threads, "proofs", () -> new Shared(machine))) {
      return pool.all(tasks);
    }
  }

  /** The one machine of all proofs, which may use it at the same time. */
  private record Shared(TextbookMachine machine) implements RunPool.Runner {
    @Override
    public void interrupt() {
      machine.interrupt();
    }

    @Override
    public void close() {
      // Who made the machine closes it.
    }
  }
}
