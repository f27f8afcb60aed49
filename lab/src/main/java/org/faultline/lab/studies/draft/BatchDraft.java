package org.faultline.lab.studies.draft;

import org.faultline.lab.results.output.UserMistake;
import org.faultline.lab.results.text.Units;
import org.faultline.workload.binding.Quantities;

/** Batch work: processes that do one job after the other, each reading its data several times. */
public final class BatchDraft {
  private static final int PASSES = 10;

  /** Time of one reference in the shipped profiles, in nanoseconds. */
  private static final long REFERENCE_NANOS = 4;

  private final Asked asked;
  private final ProcessMemoryPlan each;
  private final MachineDraft machine;
  private final long computingNanos;

  /**
   * What is asked for.
   *
   * @param command the command line, which the file begins with
   * @param jobNanos CPU time of a job, where all of its data is in memory
   * @param pauseNanos from the end of a job to the start of the next
   * @param ramBytes physical memory; 0 for enough
   */
  public record Asked(
      String command,
      long privateBytes,
      long workingSetBytes,
      long jobNanos,
      long pauseNanos,
      int count,
      int cpus,
      long ramBytes) {}

  /**
   * Plans the workload.
   *
   * @throws UserMistake where no machine can do what is asked for
   */
  public BatchDraft(Asked asked) {
    this.asked = asked;
    each = new ProcessMemoryPlan(asked.privateBytes(), asked.workingSetBytes());
    machine = MachineDraft.of(asked.ramBytes(), asked.cpus(), each, asked.count());
    long reading = PASSES * each.workingSetPages() * REFERENCE_NANOS;
    if (reading >= asked.jobNanos()) {
      throw new UserMistake(
          "--job is %s, but a job goes %s times through %s, which alone takes %s; use more than that"
              .formatted(
                  Quantities.nanos(asked.jobNanos()),
                  PASSES,
                  SizeWords.of(each.workingSetBytes()),
                  Units.duration((double) reading)));
    }
    computingNanos = Math.max(1, (asked.jobNanos() - reading) / PASSES);
  }

  /** The workload, as a commented file. */
  public String text() {
    double seconds = (asked.jobNanos() + asked.pauseNanos()) / 1e9;
    Schedule schedule = Schedule.of(each, asked.count(), asked.cpus(), 1 / seconds);
    return """
        # %s
        #
        # Batch work of %s. Each commits %s and does one job after the other: %s of CPU time, in which it goes
        # %s times through %s of its data, then a pause of %s. The rest of what it commits is promised and never touched.
        # Look at job/s and p50 of job, at Working Set against Private Bytes, and at who waits for paging; then try a smaller
        # --set machine.ram=..., or ask how many fit: faultline capacity FILE --of batch --require 'batch.job.latency.mean < 2 s'
        title = "Batch work of %s, each %s private with a working set of %s and jobs of %s"
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
          batch {
            count = %s
            program = [
              { VirtualAlloc { as = data, size = ${vars.private}, type = MEM_RESERVE | MEM_COMMIT, protect = PAGE_READWRITE } }
              # Start: every page of the working set is written once.
              { Touch { in = data, size = ${vars.touched}, pattern = sequential, writes = 100 %% } }
              { Serve { request = job, think = %s, do = [
                  { Repeat { times = %s, do = [
                      { Touch { in = data, size = ${vars.working-set}, pattern = sequential, writes = 20 %% } }
                      { Compute = %s } ] } } ] } } ]
          }
        }
        """
        .formatted(
            asked.command(),
            ServiceDraft.processes(asked.count()),
            SizeWords.of(each.privateBytes()),
            Quantities.nanos(asked.jobNanos()),
            PASSES,
            SizeWords.of(each.workingSetBytes()),
            Quantities.nanos(asked.pauseNanos()),
            ServiceDraft.processes(asked.count()),
            SizeWords.of(each.privateBytes()),
            SizeWords.of(each.workingSetBytes()),
            Quantities.nanos(asked.jobNanos()),
            Quantities.bytes(each.privateBytes()),
            Quantities.bytes(each.workingSetBytes()),
            machine.text(),
            schedule.text(),
            asked.count(),
            Quantities.nanos(asked.pauseNanos()),
            PASSES,
            Quantities.nanos(computingNanos));
  }
}
