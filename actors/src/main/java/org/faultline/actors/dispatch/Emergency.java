package org.faultline.actors.dispatch;

import java.util.Arrays;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The one place where the threads that work for a program hand what must end it: an {@link Error}
 * wherever it is thrown, and any exception that no other thread waits for.
 *
 * <p>Memory may be used up by then. So nothing is allocated here, a listener that fails keeps no
 * other from being told, and whoever listens has made beforehand what it needs.
 */
public final class Emergency {
  private static final Listener[] NOBODY = {};

  private static volatile Listener[] listeners = NOBODY;

  private Emergency() {}

  /** Ends what it answers for. */
  @FunctionalInterface
  public interface Listener {
    /** {@code cause} was thrown; called on the thread that threw it, and not to block. */
    void failed(Throwable cause);
  }

  /** Tells {@code listener} of each emergency from now on. */
  public static synchronized void listen(Listener listener) {
    Listener[] more = Arrays.copyOf(listeners, listeners.length + 1);
    more[listeners.length] = listener;
    listeners = more;
  }

  /** Tells {@code listener} of none any more. */
  public static synchronized void forget(Listener listener) {
    listeners = Arrays.stream(listeners).filter(l -> l != listener).toArray(Listener[]::new);
  }

  /** Tells all who listen that a thread threw {@code cause}; never throws. */
  public static void report(Throwable cause) {
    Listener[] told = listeners;
    for (int i = 0; i < told.length; i++) {
      tell(told[i], cause);
    }
  }

  private static void tell(Listener listener, Throwable cause) {
    try {
      listener.failed(cause);
    } catch (Throwable another) {
      // The first failure is the one that is told.
      return;
    }
  }

  /** A daemon thread, not started yet, that hands over whatever {@code work} throws. */
  public static Thread thread(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.setUncaughtExceptionHandler((dead, cause) -> report(cause));
    return thread;
  }

  /** Makes threads of {@link #thread}, named {@code name-1}, {@code name-2} and so on. */
  public static ThreadFactory threads(String name) {
    AtomicInteger made = new AtomicInteger();
    return work -> thread(name + "-" + made.incrementAndGet(), work);
  }

  /** Runs tasks on {@code executor} and hands over whatever they throw. */
  public static Executor guarding(Executor executor) {
    return task -> executor.execute(() -> run(task));
  }

  /** Runs {@code task} and hands over whatever it throws. */
  static void run(Runnable task) {
    try {
      task.run();
    } catch (Throwable thrown) {
      report(thrown);
    }
  }

  /**
   * A pool of {@code threads} threads. What a task throws that was submitted goes to its future,
   * and an error here too; what any other task throws comes here. No thread is lost by it.
   */
  public static ExecutorService pool(int threads, String name) {
    return new TaskPool(threads, threads(name));
  }
}
