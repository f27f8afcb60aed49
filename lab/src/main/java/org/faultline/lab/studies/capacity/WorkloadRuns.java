package org.faultline.lab.studies.capacity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import org.faultline.actors.dispatch.Emergency;
import org.faultline.lab.studies.cell.CellFailure;
import org.faultline.lab.studies.cell.CellRun;
import org.faultline.lab.studies.cell.CellRunner;
import org.faultline.workload.config.LoadedWorkload;
import org.faultline.workload.config.WorkloadLoader;

/**
 * Runs of a workload, several at a time, each on one worker. The replications of a position have
 * the seeds from the workload's on, as those of {@code faultline run --seeds}.
 */
final class WorkloadRuns implements PositionRuns, AutoCloseable {
  private final String workload;
  private final List<String> sets;
  private final Varied varied;
  private final IntConsumer done;
  private final BlockingQueue<CellRunner> runners;
  private final List<CellRunner> all = new ArrayList<>();
  private final ExecutorService pool;
  private boolean first = true;
  // Whether one run is made before the others: of the first position, and behind one without
  // chance.
  private boolean pilot = true;

  /**
   * @param jobs how many runs at a time
   * @param done told the position of each run that has ended, by any thread
   */
  WorkloadRuns(
      WorkloadLoader loader,
      String workload,
      List<String> sets,
      Varied varied,
      int jobs,
      IntConsumer done) {
    this.workload = workload;
    this.sets = sets;
    this.varied = varied;
    this.done = done;
    this.runners = new ArrayBlockingQueue<>(jobs);
    for (int i = 0; i < jobs; i++) {
      all.add(new CellRunner(loader));
    }
    runners.addAll(all);
    pool = Emergency.pool(jobs, "runs");
  }

  /** Ends the runs that go on, and those that have not begun; from any thread. */
  void interrupt() {
    all.forEach(CellRunner::interrupt);
  }

  @Override
  public List<Observation> run(int position, int from, int count) {
    boolean easiest = first;
    first = false;
    LoadedWorkload loaded;
    try {
      List<String> overrides = new ArrayList<>(sets);
      overrides.add(varied.set(position));
      loaded = all.get(0).load(workload, overrides);
    } catch (CellFailure refused) {
      return refused(refused, easiest, 0, count);
    }
    long seed = loaded.config().seed() + from - 1;
    try {
      List<Observation> observed = new ArrayList<>();
      if (pilot) {
        // Where nothing is drawn at random the others would be the same.
        observed.addAll(observe(loaded, position, seed, 1));
        pilot = observed.get(0).deterministic();
      }
      if (observed.isEmpty() || !pilot) {
        int made = observed.size();
        observed.addAll(observe(loaded, position, seed + made, count - made));
      }
      return observed;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof CellFailure refused) {
        return refused(refused, easiest, seed, count);
      }
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
  }

  /** A machine that cannot be built that large, or so small, does not meet anything. */
  private static List<Observation> refused(
      CellFailure failure, boolean easiest, long seed, int count) {
    if (easiest || failure.kind() != CellFailure.Kind.REFUSED) {
      throw failure;
    }
    List<Observation> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(new Observation(seed + i, Collections.emptySortedMap(), failure.getMessage(), false));
    }
    return all;
  }

  private List<Observation> observe(LoadedWorkload loaded, int position, long seed, int count)
      throws ExecutionException, InterruptedException {
    List<Future<Observation>> running = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long own = seed + i;
      running.add(pool.submit(() -> observe(loaded, position, own)));
    }
    List<Observation> observed = new ArrayList<>();
    for (Future<Observation> run : running) {
      observed.add(run.get());
    }
    return observed;
  }

  private Observation observe(LoadedWorkload loaded, int position, long seed)
      throws InterruptedException {
    CellRunner runner = runners.take();
    try {
      CellRun run = runner.run(loaded, seed);
      return new Observation(seed, run.measures(), run.failedProcesses(), run.deterministic());
    } finally {
      runners.add(runner);
      done.accept(position);
    }
  }

  @Override
  public void close() {
    pool.shutdownNow();
    all.forEach(CellRunner::close);
  }
}
