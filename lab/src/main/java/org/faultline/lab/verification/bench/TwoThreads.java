package org.faultline.lab.verification.bench;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.faultline.actors.dispatch.Emergency;

/** What a second thread gains on this machine for a loop that shares nothing. */
final class TwoThreads {
  private TwoThreads() {}

  /** The speed of two threads over one, each with half the references. */
  static double gain(long references, int pages) {
    long startNanos = System.nanoTime();
    LimitLoops.resident(pages, references);
    long one = System.nanoTime() - startNanos;
    ExecutorService threads = Emergency.pool(2, "limit");
    try {
      startNanos = System.nanoTime();
      CompletableFuture<Long> first =
          CompletableFuture.supplyAsync(() -> LimitLoops.resident(pages, references / 2), threads);
      CompletableFuture<Long> second =
          CompletableFuture.supplyAsync(() -> LimitLoops.resident(pages, references / 2), threads);
      first.thenCombine(second, Long::sum).join();
      return (double) one / (System.nanoTime() - startNanos);
    } finally {
      threads.shutdown();
    }
  }
}
