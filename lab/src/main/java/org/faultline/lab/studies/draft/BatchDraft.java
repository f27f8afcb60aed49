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
    return DraftTemplates.text("batch.jte", this);
  }

  /** What is asked for. */
  public Asked asked() {
    return asked;
  }

  /** The memory of one process. */
  public ProcessMemoryPlan each() {
    return each;
  }

  /** What it runs on. */
  public MachineDraft machine() {
    return machine;
  }

  /** When it is measured. */
  public Schedule schedule() {
    double seconds = (asked.jobNanos() + asked.pauseNanos()) / 1e9;
    return Schedule.of(each, asked.count(), asked.cpus(), 1 / seconds);
  }

  /** How many times a job goes through its data. */
  public int passes() {
    return PASSES;
  }

  /** CPU time of a pass beside its references. */
  public long computingNanos() {
    return computingNanos;
  }
}
