package org.faultline.lab.studies.draft;

import org.faultline.lab.results.output.UserMistake;
import org.faultline.lab.results.text.Units;
import org.faultline.workload.binding.Quantities;

/** Batch work: processes that do one job after the other, each reading its data several times. */
public final class BatchDraft extends GroupDraft {
  private static final int PASSES = 10;

  /** Time of one reference in the shipped profiles, in nanoseconds. */
  private static final long REFERENCE_NANOS = 4;

  private final Asked asked;
  private final long computingNanos;

  /**
   * What is asked for.
   *
   * @param jobNanos CPU time of a job, where all of its data is in memory
   * @param pauseNanos from the end of a job to the start of the next
   */
  public record Asked(AskedProcesses processes, long jobNanos, long pauseNanos) {}

  /**
   * Plans the workload.
   *
   * @throws UserMistake where no machine can do what is asked for
   */
  public BatchDraft(Asked asked) {
    super(asked.processes());
    this.asked = asked;
    long reading = PASSES * each().workingSetPages() * REFERENCE_NANOS;
    if (reading >= asked.jobNanos()) {
      throw new UserMistake(
          "--job is %s, but a job goes %s times through %s, which alone takes %s; use more than that"
              .formatted(
                  Quantities.nanos(asked.jobNanos()),
                  PASSES,
                  SizeWords.of(each().workingSetBytes()),
                  Units.duration((double) reading)));
    }
    computingNanos = Math.max(1, (asked.jobNanos() - reading) / PASSES);
  }

  @Override
  public String text() {
    return DraftTemplates.text("batch.jte", this);
  }

  /** What is asked for. */
  public Asked asked() {
    return asked;
  }

  @Override
  double requestsPerSecond() {
    double seconds = (asked.jobNanos() + asked.pauseNanos()) / 1e9;
    return 1 / seconds;
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
