package org.faultline.lab.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.faultline.actors.dispatch.Emergency;
import org.faultline.lab.results.output.Console;

/**
 * What Ctrl-C does while a run goes on: it ends the run where it is, and the program exits once
 * what was measured is written.
 */
final class Interruption implements AutoCloseable {
  /** How long the exit waits for the writing, in seconds. */
  private static final int PATIENCE_SECONDS = 60;

  private final CountDownLatch written = new CountDownLatch(1);
  private final Thread hook;
  private Runnable interrupt = () -> {};
  private boolean interrupted;

  Interruption() {
    hook = Emergency.thread("interruption", this::onExit);
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** What ends the run that goes on now; it is called at once if Ctrl-C came before. */
  synchronized void onInterrupt(Runnable action) {
    interrupt = action;
    if (interrupted) {
      action.run();
    }
  }

  /** Whether Ctrl-C came. */
  synchronized boolean happened() {
    return interrupted;
  }

  private void onExit() {
    interrupt();
    try {
      if (!written.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        Console.standard().problem("the results could not be written in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Does what Ctrl-C does, without the exit. */
  synchronized void interrupt() {
    interrupted = true;
    interrupt.run();
  }

  /** All is written; Ctrl-C does from now on what it does to any program. */
  @Override
  public void close() {
    written.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException exiting) {
      // The hook runs already and ends by itself.
      return;
    }
  }
}
