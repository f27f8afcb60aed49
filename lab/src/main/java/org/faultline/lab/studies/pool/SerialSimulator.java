package org.faultline.lab.studies.pool;

import java.util.concurrent.CancellationException;
import org.faultline.actors.plan.RunOptions;
import org.faultline.actors.result.RunObserver;
import org.faultline.actors.result.RunResult;
import org.faultline.actors.run.Simulator;
import org.faultline.workload.config.WorkloadConfig;
import org.jspecify.annotations.Nullable;

/** Makes runs one after the other, on one worker; another thread may end them. */
public final class SerialSimulator implements AutoCloseable {
  private final Simulator simulator = Simulator.withWorkers(1);
  private Simulator.@Nullable Handle running;
  private boolean interrupted;

  /**
   * Runs a workload to its end.
   *
   * @throws IllegalArgumentException where it cannot be run; the message is a sentence
   * @throws java.util.concurrent.CompletionException where the run failed
   * @throws CancellationException after {@link #interrupt}
   */
  public RunResult run(WorkloadConfig config, RunOptions options, RunObserver observer) {
    RunResult result = start(config, options, observer).result().join();
    if (result.interrupted()) {
      throw new CancellationException("interrupted");
    }
    return result;
  }

  private synchronized Simulator.Handle start(
      WorkloadConfig config, RunOptions options, RunObserver observer) {
    if (interrupted) {
      throw new CancellationException("interrupted");
    }
    running = simulator.start(config, options, observer);
    return running;
  }

  /** Ends the run that goes on, and every later one before it begins; from any thread. */
  public synchronized void interrupt() {
    interrupted = true;
    if (running != null) {
      running.interrupt();
    }
  }

  @Override
  public void close() {
    simulator.close();
  }
}
