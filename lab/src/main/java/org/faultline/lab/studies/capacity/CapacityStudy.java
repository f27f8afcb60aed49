package org.faultline.lab.studies.capacity;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.faultline.workload.config.LoadedWorkload;
import org.faultline.workload.config.WorkloadLoader;
import org.jspecify.annotations.Nullable;

/** Answers a {@link CapacityQuestion}. */
public final class CapacityStudy implements AutoCloseable {
  /** The grid reaches from a quarter of what was found to half as much again. */
  private static final int QUARTERS = 6;

  private final CapacityQuestion question;
  private final LoadedWorkload workload;
  private final Varied varied;
  private final WorkloadRuns runs;
  private final Judge judge;

  /** Is told how far it has come, by any thread but never by two at a time. */
  public interface Progress {
    /** A run has ended, or a position is about to be looked at with {@code ended} of none. */
    void run(String position);

    /** A position is judged. */
    void judged(String position, String verdict);
  }

  /**
   * Prepares to answer.
   *
   * @param workload what the question names, as read with its fixed overrides
   */
  public CapacityStudy(
      CapacityQuestion question,
      LoadedWorkload workload,
      WorkloadLoader loader,
      Progress progress) {
    this.question = question;
    this.workload = workload;
    varied = question.varied();
    IntConsumer ended =
        position -> {
          synchronized (progress) {
            progress.run(varied.name(position));
          }
        };
    runs =
        new WorkloadRuns(
            loader, question.workload(), question.fixed(), varied, question.jobs(), ended);
    Consumer<Judgement> judged =
        at -> {
          synchronized (progress) {
            progress.judged(varied.name(at.position()), at.verdict().label());
          }
        };
    judge = new Judge(runs, question.requirements(), question.replications(), judged);
  }

  /** Ends it early; from any thread. */
  public void interrupt() {
    runs.interrupt();
  }

  /**
   * Searches.
   *
   * @throws IllegalArgumentException where a requirement does not fit the workload, as a sentence
   * @throws org.faultline.lab.studies.cell.CellFailure where the workload cannot be run
   */
  public CapacityAnswer answer() {
    CapacitySearch search = new CapacitySearch(judge::judge, varied.most());
    try {
      return answer(
          search.find(
              varied::next,
              (centre, i) ->
                  centre == 0 || i > QUARTERS ? 0 : Math.max(1, varied.around(centre, i))));
    } catch (CancellationException interrupted) {
      return answer(null);
    }
  }

  private CapacityAnswer answer(CapacitySearch.@Nullable Found found) {
    return new CapacityAnswer(
        question, workload, varied, found, List.copyOf(judge.judged().values()));
  }

  @Override
  public void close() {
    runs.close();
  }
}
