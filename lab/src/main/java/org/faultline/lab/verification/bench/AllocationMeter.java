package org.faultline.lab.verification.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.faultline.actors.run.Simulator;

/** Measures what the workers allocate. */
final class AllocationMeter {
  private static final long FEW = 10_000_000;
  private static final long MANY = 60_000_000;

  private AllocationMeter() {}

  /** Bytes for one more reference: two runs of different length are compared. */
  static double bytesPerReference(Bench bench, Simulator simulator) {
    bench.runResident(simulator, FEW);
    long startBytes = allocated();
    bench.runResident(simulator, FEW);
    long fewBytes = allocated() - startBytes;
    startBytes = allocated();
    bench.runResident(simulator, MANY);
    long manyBytes = allocated() - startBytes;
    return Math.max(0, (manyBytes - fewBytes) / (double) (MANY - FEW));
  }

  private static long allocated() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long sum = 0;
    for (long id : threads.getAllThreadIds()) {
      sum += Math.max(0, threads.getThreadAllocatedBytes(id));
    }
    return sum;
  }
}
