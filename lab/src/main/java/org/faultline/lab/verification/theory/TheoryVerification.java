package org.faultline.lab.verification.theory;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.faultline.actors.dispatch.Emergency;

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
      List<Proof> proofs, Effort effort, int threads, Consumer<Proof> done)
      throws InterruptedException {
    ExecutorService pool = Emergency.pool(threads, "proofs");
    try (TextbookMachine machine = new TextbookMachine(threads)) {
      List<Future<Proven>> running = new ArrayList<>();
      for (Proof proof : proofs) {
        running.add(
            pool.submit(
                () -> {
                  ProofComparisons results = new ProofComparisons(proof.id());
                  proof.prove(results, machine, effort);
                  done.accept(proof);
                  return new Proven(proof, List.copyOf(results.all()));
                }));
      }
      List<Proven> proven = new ArrayList<>();
      for (Future<Proven> one : running) {
        proven.add(one.get());
      }
      return proven;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }
}
