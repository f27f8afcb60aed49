package org.faultline.lab.studies.capacity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.faultline.lab.studies.cell.CellFailure;
import org.faultline.lab.studies.cell.CellRun;
import org.faultline.lab.studies.cell.CellRunner;
import org.faultline.lab.studies.pool.RunPool;
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
  private final WorkloadLoader loader;
  private final RunPool<CellRunner> pool;
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
    this.loader = loader;
    pool = new RunPool<>(jobs, "runs", () -> new CellRunner(loader));
  }

  /** Ends the runs that go on, and those that have not begun; from any thread. */
  void interrupt() {
    pool.interrupt();
  }

  @Override
  public List<Observation> run(int position, int from, int count) {
    boolean easiest = first;
    first = false;
    LoadedWorkload loaded;
    try {
      List<String> overrides = new ArrayList<>(sets);
      overrides.add(varied.set(position));
      loaded = CellRunner.load(loader, workload, overrides);
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
    } catch (CellFailure e) {
      return refused(e, easiest, seed, count);
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
      all.add(new Observation(seed + i, Collections.emptySortedMap(), failure.sentence(), false));
    }
    return all;
  }

  private List<Observation> observe(LoadedWorkload loaded, int position, long seed, int count) {
    List<Function<CellRunner, Observation>> tasks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long own = seed + i;
      tasks.add(runner -> observe(loaded, position, own, runner));
    }
    return pool.all(tasks);
  }

  private Observation observe(LoadedWorkload loaded, int position, long seed, CellRunner runner) {
    try {
      CellRun run = runner.run(loaded, seed);
      return new Observation(seed, run.measures(), run.failedProcesses(), run.deterministic());
    } finally {
      done.accept(position);
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
