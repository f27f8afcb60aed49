package org.faultline.lab.results.theory;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The central-server model of thrashing: jobs that share the frames of a machine equally, fault by
 * their lifetime curve {@code L(m) = a m^k}, and queue for the CPU, for file I/O and for their
 * pages. Denning, Kahn, Leroudier, Potier and Suri, "Optimal multiprogramming", Acta Informatica 7,
 * 1976; solved by {@link ClosedNetwork}.
 *
 * <p>The unit of time is one job's need for the CPU.
 *
 * @param frames of the machine, M; at least 1
 * @param a factor of the lifetime curve, in references; above 0
 * @param k exponent of the lifetime curve
 * @param transfer mean time to read a page, S, in references
 * @param fileIo mean need of a job for file I/O, as a share of its need for the CPU
 */
public record ThrashModel(double frames, double a, double k, double transfer, double fileIo) {
  /** The name of the CPU's station. */
  public static final String CPU = "cpu";

  /** The name of the station of file I/O. */
  public static final String FILE = "file";

  /** The name of the station where pages are read. */
  public static final String PAGING = "paging";

  /** Finished jobs for each unit of time, where file I/O takes as much as the CPU. */
  public static double throughput(int jobs, double frames, double a, double k, double transfer) {
    return new ThrashModel(frames, a, k, transfer, 1).throughput(jobs);
  }

  /** Mean references between two faults of a job that holds {@code pages} pages. */
  public double lifetime(double pages) {
    return a * StrictMath.pow(pages, k);
  }

  /** The network with {@code jobs} jobs, each with its share of the frames. */
  public ClosedNetwork network(int jobs) {
    return ClosedNetwork.of(
        Station.queue(CPU, 1),
        Station.queue(FILE, fileIo),
        Station.queue(PAGING, transfer / lifetime(frames / jobs)));
  }

  /** Finished jobs for each unit of time. */
  public double throughput(int jobs) {
    return network(jobs).solve(jobs).throughput();
  }

  /** The share of time in which the pages' device is busy. */
  public double pagingUtilisation(int jobs) {
    return network(jobs).solve(jobs).utilisation(PAGING);
  }

  /** The number of jobs, up to {@code most}, with the highest throughput: the top of the hump. */
  public int peak(int most) {
    int best = 1;
    for (int jobs = 2; jobs <= most; jobs++) {
      if (throughput(jobs) > throughput(best)) {
        best = jobs;
      }
    }
    return best;
  }

  /**
   * The first number of jobs that keep the pages' device busy half of the time (the 50 % rule);
   * {@code most} where none does.
   */
  public int fiftyPercent(int most) {
    return first(most, jobs -> pagingUtilisation(jobs) >= 0.5);
  }

  /**
   * The number of jobs, not whole, at which a job's time between faults is as long as a transfer:
   * the criterion L = S.
   */
  public double lifetimeEqualsTransfer() {
    return frames / StrictMath.pow(transfer / a, 1 / k);
  }

  private static int first(int most, IntPredicate holds) {
    return IntStream.rangeClosed(1, most).filter(holds).findFirst().orElse(most);
  }
}
