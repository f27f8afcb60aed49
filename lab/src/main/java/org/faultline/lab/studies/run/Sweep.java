package org.faultline.lab.studies.run;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import org.faultline.actors.dispatch.Emergency;
import org.faultline.lab.studies.cell.CellFailure;
import org.faultline.lab.studies.cell.CellRunner;
import org.faultline.lab.studies.design.Cell;
import org.faultline.lab.studies.design.StudyConfig;
import org.faultline.workload.config.WorkloadLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the runs of a study that its journal does not hold, several at a time. What is run, and
 * what comes of it, depends neither on how many at a time nor on what the journal held.
 */
public final class Sweep {
  private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);

  private record Task(CellRuns runs, int replication) {}

  private final StudyConfig study;
  private final Preparation preparation;
  private final Journal journal;
  private final SweepListener listener;
  private final List<CellRuns> cells = new ArrayList<>();
  private final Queue<Task> tasks = new ArrayDeque<>();
  private final List<CellRunner> runners = new ArrayList<>();
  private int underWay;
  private boolean interrupted;
  private Throwable broken;

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
    List<List<Integer>> wanted = cells.stream().map(CellRuns::advance).toList();
    int most = wanted.stream().mapToInt(List::size).max().orElse(0);
    for (int i = 0; i < most; i++) {
      for (int c = 0; c < cells.size(); c++) {
        if (i < wanted.get(c).size()) {
          tasks.add(new Task(cells.get(c), wanted.get(c).get(i)));
        }
      }
    }
    tell();
    LOG.info(
        "study {} begins: seed {}, {} cells, {} runs to make",
        study.name(),
        study.seed(),
        cells.size(),
        tasks.size());
    List<Thread> threads = new ArrayList<>();
    for (int i = 1; i <= Math.min(jobs, tasks.size()); i++) {
      threads.add(start(new CellRunner(loader), "cells-" + i));
    }
    threads.forEach(Sweep::join);
    boolean whole = ended();
    LOG.info("study {} {}", study.name(), whole ? "ends" : "is interrupted");
    return whole;
  }

  private synchronized Thread start(CellRunner runner, String name) {
    runners.add(runner);
    if (interrupted) {
      runner.interrupt();
    }
    Thread thread = Emergency.thread(name, () -> work(runner));
    thread.start();
    return thread;
  }

  private static void join(Thread thread) {
    boolean joined = false;
    while (!joined) {
      try {
        thread.join();
        joined = true;
      } catch (InterruptedException e) {
        // Threads of a sweep end by its own interrupt() alone.
        continue;
      }
    }
  }

  private synchronized boolean ended() throws IOException {
    if (broken instanceof IOException e) {
      throw e;
    }
    if (broken instanceof Error e) {
      throw e;
    }
    if (broken != null) {
      throw new IllegalStateException(broken);
    }
    return !interrupted;
  }

  private void work(CellRunner runner) {
    try (runner) {
      for (Task task = next(); task != null; task = next()) {
        JournalEntry entry = make(task, runner);
        journal.append(entry);
        ended(task.runs(), entry);
      }
    } catch (CancellationException afterInterrupt) {
      return;
    } catch (IOException | RuntimeException | Error e) {
      fail(e);
    }
  }

  private synchronized Task next() {
    while (tasks.isEmpty() && underWay > 0 && !stopped()) {
      try {
        wait();
      } catch (InterruptedException e) {
        return null;
      }
    }
    if (tasks.isEmpty() || stopped()) {
      return null;
    }
    underWay++;
    return tasks.remove();
  }

  private boolean stopped() {
    return interrupted || broken != null;
  }

  private JournalEntry make(Task task, CellRunner runner) {
    Cell cell = task.runs().cell();
    int replication = task.replication();
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

  private synchronized void ended(CellRuns runs, JournalEntry entry) {
    underWay--;
    boolean first = runs.entries().stream().noneMatch(JournalEntry::failed);
    runs.add(entry);
    if (entry.failed() && first) {
      listener.failed(runs.cell(), entry.reason());
    }
    runs.advance().forEach(replication -> tasks.add(new Task(runs, replication)));
    tell();
    notifyAll();
  }

  private void tell() {
    listener.progress(
        cells.stream().mapToInt(CellRuns::made).sum(),
        cells.stream().mapToInt(CellRuns::wanted).sum());
  }

  private synchronized void fail(Throwable e) {
    if (broken == null) {
      broken = e;
    }
    runners.forEach(CellRunner::interrupt);
    notifyAll();
  }

  /** Ends the runs that go on, without keeping them; from any thread. */
  public synchronized void interrupt() {
    interrupted = true;
    runners.forEach(CellRunner::interrupt);
    notifyAll();
  }

  /** The runs of each cell that have ended, in the order of the cells and replications. */
  public synchronized List<List<JournalEntry>> entries() {
    return cells.stream().map(CellRuns::entries).toList();
  }
}
