package org.faultline.lab.studies.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.faultline.lab.results.summary.Absent;
import org.faultline.lab.studies.cell.CellFailure;
import org.faultline.lab.studies.cell.CellRunner;
import org.faultline.lab.studies.design.Cell;
import org.faultline.lab.studies.design.StudyConfig;
import org.faultline.lab.studies.pool.RunPool;
import org.faultline.workload.config.WorkloadLoader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the runs of a study that its journal does not hold, several at a time. What is run, and
 * what comes of it, depends neither on how many at a time nor on what the journal held.
 */
public final class Sweep {
  private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);

  private final StudyConfig study;
  private final Preparation preparation;
  private final Journal journal;
  private final SweepListener listener;
  private final List<CellRuns> cells = new ArrayList<>();
  private @Nullable RunPool<CellRunner> pool;
  private boolean interrupted;

  /** A run that has ended, with its cell. */
  private record Ended(CellRuns runs, JournalEntry entry) {}

  /** A sweep that goes on where {@code journal} ends. */
  public Sweep(
      StudyConfig study, Preparation preparation, Journal journal, SweepListener listener) {
    this.study = study;
    this.preparation = preparation;
    this.journal = journal;
    this.listener = listener;
    StoppingRule rule = StoppingRule.withPilot(study.replications());
    study.cells().forEach(cell -> cells.add(new CellRuns(cell, rule)));
    journal.entries().forEach(entry -> cells.get(entry.cell() - 1).add(entry));
  }

  /**
   * Makes the runs.
   *
   * @param jobs how many at a time, at least 1
   * @return whether all were made; not after {@link #interrupt}
   * @throws IOException where the journal cannot be written
   */
  public boolean run(WorkloadLoader loader, int jobs) throws IOException {
    List<Function<CellRunner, Ended>> first = inTurn(cells.stream().map(this::wanted).toList());
    tell();
    LOG.info(
        "study {} begins: seed {}, {} cells, {} runs to make",
        study.name(),
        study.seed(),
        cells.size(),
        first.size());
    try (RunPool<CellRunner> runs = new RunPool<>(jobs, "cells", () -> new CellRunner(loader))) {
      interruptible(runs);
      runs.run(first, this::ended);
      LOG.info("study {} ends", study.name());
      return true;
    } catch (CancellationException afterInterrupt) {
      LOG.info("study {} is interrupted", study.name());
      return false;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** The first of each list, then the second of each, and so on. */
  private static <T> List<T> inTurn(List<List<T>> lists) {
    List<T> all = new ArrayList<>();
    int most = lists.stream().mapToInt(List::size).max().orElse(0);
    for (int i = 0; i < most; i++) {
      for (List<T> list : lists) {
        if (i < list.size()) {
          all.add(list.get(i));
        }
      }
    }
    return all;
  }

  private List<Function<CellRunner, Ended>> wanted(CellRuns runs) {
    List<Function<CellRunner, Ended>> tasks = new ArrayList<>();
    for (int replication : runs.advance()) {
      tasks.add(runner -> new Ended(runs, keep(make(runs.cell(), replication, runner))));
    }
    return tasks;
  }

  /** Keeps {@code entry} before its thread begins another run. */
  private JournalEntry keep(JournalEntry entry) {
    try {
      journal.append(entry);
      return entry;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JournalEntry make(Cell cell, int replication, CellRunner runner) {
    long seed = study.seed(cell, replication);
    LOG.debug("cell {}, replication {}: seed {}", cell.number(), replication, seed);
    try {
      var run = runner.run(preparation.workload(cell), seed);
      return JournalEntry.of(cell.number(), replication, seed, run, study.measures());
    } catch (CellFailure e) {
      LOG.warn("cell {}, replication {} fails: {}", cell.number(), replication, e.getMessage());
      return JournalEntry.of(cell.number(), replication, seed, e);
    }
  }

  private List<Function<CellRunner, Ended>> ended(Ended ended) {
    CellRuns runs = ended.runs();
    JournalEntry entry = ended.entry();
    boolean first = runs.entries().stream().noneMatch(JournalEntry::failed);
    runs.add(entry);
    if (entry.failed() && first) {
      listener.failed(runs.cell(), Absent.text(entry.reason()));
    }
    List<Function<CellRunner, Ended>> more = wanted(runs);
    tell();
    return more;
  }

  private void tell() {
    listener.progress(
        cells.stream().mapToInt(CellRuns::made).sum(),
        cells.stream().mapToInt(CellRuns::wanted).sum());
  }

  private synchronized void interruptible(RunPool<CellRunner> runs) {
    pool = runs;
    if (interrupted) {
      runs.interrupt();
    }
  }

  /** Ends the runs that go on, without keeping them; from any thread. */
  public synchronized void interrupt() {
    interrupted = true;
    if (pool != null) {
      pool.interrupt();
    }
  }

  /** The runs of each cell that have ended, in the order of the cells and replications. */
  public List<List<JournalEntry>> entries() {
    return cells.stream().map(CellRuns::entries).toList();
  }
}
