package org.faultline.lab.verification.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.faultline.actors.dispatch.Emergency;

/** Many replays on several threads, each with a machine of its own. */
public final class Replays implements AutoCloseable {
  private final ExecutorService threads;
  private final ConcurrentLinkedQueue<TraceReplayer> idle = new ConcurrentLinkedQueue<>();
  private final List<TraceReplayer> all = new ArrayList<>();

  /** Up to {@code workers} replays at a time, at least 1. */
  public Replays(int workers) {
    threads = Emergency.pool(workers, "replays");
  }

  /** Makes all replays; the results are in the order of the tasks. */
  public <T> List<T> all(List<Function<TraceReplayer, T>> tasks) {
    List<Future<T>> futures = new ArrayList<>();
    for (Function<TraceReplayer, T> task : tasks) {
      futures.add(threads.submit(() -> one(task)));
    }
    List<T> results = new ArrayList<>();
    for (Future<T> future : futures) {
      results.add(result(future));
    }
    return results;
  }

  private <T> T one(Function<TraceReplayer, T> task) {
    TraceReplayer replayer = idle.poll();
    if (replayer == null) {
      replayer = new TraceReplayer();
      synchronized (all) {
        all.add(replayer);
      }
    }
    T result = task.apply(replayer);
    idle.add(replayer);
    return result;
  }

  private static <T> T result(Future<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    synchronized (all) {
      all.forEach(TraceReplayer::close);
    }
  }
}
