package org.faultline.lab.studies.draft;

import java.math.BigDecimal;
import java.util.Locale;
import org.faultline.lab.results.output.UserMistake;
import org.faultline.lab.results.text.Units;
import org.faultline.lab.results.theory.Popularity;
import org.faultline.workload.binding.Quantities;

/**
 * A service: processes that answer requests which arrive whether or not they are busy.
 *
 * <p>Each uses its working set by Zipf's law, with so many references for each request that its
 * rarest page is used once in {@value #RAREST_SECONDS} s.
 */
public final class ServiceDraft {
  static final double RAREST_SECONDS = 5;
  private static final double EXPONENT = 0.9;
  private static final int LEAST_REFERENCES = 1_000;

  /** Time of one reference in the shipped profiles, in seconds. */
  private static final double REFERENCE_SECONDS = 4e-9;

  private static final double USUAL_COMPUTING = 2e-3;

  /** How busy the default leaves a process, and all CPUs, at most. */
  private static final double CALM_PROCESS = 0.3;

  private static final double CALM_MACHINE = 0.5;

  private final Asked asked;
  private final ProcessMemoryPlan each;
  private final MachineDraft machine;
  private final long references;
  private final long computingNanos;

  /**
   * What is asked for.
   *
   * @param command the command line, which the file begins with
   * @param requestsPerSecond of each process, more than 0
   * @param computingNanos mean CPU time of a request beside its references; 0 for a default that
   *     leaves the CPUs idle half of the time or more
   * @param ramBytes physical memory; 0 for enough
   */
  public record Asked(
      String command,
      long privateBytes,
      long workingSetBytes,
      double requestsPerSecond,
      long computingNanos,
      int count,
      int cpus,
      long ramBytes) {}

  /**
   * Plans the workload.
   *
   * @throws UserMistake where no machine can do what is asked for
   */
  public ServiceDraft(Asked asked) {
    this.asked = asked;
    each = new ProcessMemoryPlan(asked.privateBytes(), asked.workingSetBytes());
    machine = MachineDraft.of(asked.ramBytes(), asked.cpus(), each, asked.count());
    double rate = asked.requestsPerSecond();
    int pages = (int) each.workingSetPages();
    double rarest = Popularity.zipf(pages, EXPONENT).of(pages - 1) * RAREST_SECONDS * rate;
    references = Math.max(LEAST_REFERENCES, (long) Math.ceil(1 / rarest));
    double referring = references * REFERENCE_SECONDS;
    double calm =
        Math.min(CALM_PROCESS / rate, CALM_MACHINE * asked.cpus() / (rate * asked.count()));
    double computing =
        asked.computingNanos() == 0
            ? Math.min(USUAL_COMPUTING, calm - referring)
            : asked.computingNanos() / 1e9;
    require(rate, Math.max(computing, 0) + referring);
    computingNanos = Math.max(1_000, (long) (computing * 1e9) / 1_000 * 1_000);
  }

  private void require(double rate, double seconds) {
    if (rate * seconds >= 1) {
      throw new UserMistake(
          String.format(
              Locale.ROOT,
              "--requests is %s/s, and a request takes %s of CPU time, so a process would be busy %.0f %% of the time, but it has one thread; use less than %s/s",
              plain(rate),
              duration(seconds),
              100 * rate * seconds,
              plain(Math.floor(100 / seconds) / 100)));
    }
    if (asked.count() * rate * seconds >= asked.cpus()) {
      throw new UserMistake(
          String.format(
              Locale.ROOT,
              "--cpus is %d, but %d processes with %s requests/s of %s each keep %.1f CPUs busy; use at least %d",
              asked.cpus(),
              asked.count(),
              plain(rate),
              duration(seconds),
              asked.count() * rate * seconds,
              (long) Math.ceil(1.01 * asked.count() * rate * seconds)));
    }
  }

  private static String duration(double seconds) {
    return Units.duration(seconds * 1e9);
  }

  private static String plain(double number) {
    return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
  }

  /** The workload, as a commented file. */
  public String text() {
    Schedule schedule = Schedule.of(each, asked.count(), asked.cpus(), asked.requestsPerSecond());
    return """
        # %s
        #
        # A service of %s. Each commits %s, uses %s of it again and again, and gets %s requests/s,
        # which arrive whether or not it is busy. The rest of what it commits is promised and never touched.
        # Look at p99 of request, at Working Set against Private Bytes, and at who waits for paging; then try a smaller
        # --set machine.ram=..., or ask how many fit: faultline capacity FILE --of service --require 'service.request.latency.p99 < 50 ms'
        title = "A service of %s, each %s private with a working set of %s and %s requests/s"
        seed = 1
        vars {
          # What each process commits: its Private Bytes, without page tables.
          private = %s
          # What each uses again and again.
          working-set = %s
          # What each has touched once it is up. With more than working-set, the rest is used once and leaves memory first.
          touched = ${vars.working-set}
        }
        # The pagefile grows from its initial size when 90 %% of memory and pagefile are committed.
        %s\
        # Measured is what happens after the warm-up: every process is up then.
        %s\
        processes {
          service {
            count = %s
            program = [
              { VirtualAlloc { as = heap, size = ${vars.private}, type = MEM_RESERVE | MEM_COMMIT, protect = PAGE_READWRITE } }
              # Start: every page of the working set is written once.
              { Touch { in = heap, size = ${vars.touched}, pattern = sequential, writes = 100 %% } }
              { Serve { request = request, arrivals = poisson(%s/s), do = [
                  # So many references that the rarest page is used about every %s s.
                  { Touch { in = heap, size = ${vars.working-set}, pattern = zipf(%s), references = %s, writes = 20 %% } }
                  { Compute = exponential(%s) } ] } } ]
          }
        }
        """
        .formatted(
            asked.command(),
            processes(asked.count()),
            SizeWords.of(each.privateBytes()),
            SizeWords.of(each.workingSetBytes()),
            plain(asked.requestsPerSecond()),
            processes(asked.count()),
            SizeWords.of(each.privateBytes()),
            SizeWords.of(each.workingSetBytes()),
            plain(asked.requestsPerSecond()),
            Quantities.bytes(each.privateBytes()),
            Quantities.bytes(each.workingSetBytes()),
            machine.text(),
            schedule.text(),
            asked.count(),
            plain(asked.requestsPerSecond()),
            plain(RAREST_SECONDS),
            plain(EXPONENT),
            references,
            Quantities.nanos(computingNanos));
  }

  static String processes(int count) {
    return count == 1 ? "one process" : count + " processes";
  }
}
