package org.faultline.actors.result;

import org.faultline.actors.process.ProcessReport;
import org.faultline.actors.time.TimeBucket;
import org.faultline.memory.server.Counter;
import org.jspecify.annotations.Nullable;

/**
 * One process at the end of a run.
 *
 * @param report its own count
 * @param ending how it ended, or that it did not
 * @param startedAtNanos when it appeared; -1 where it never did
 * @param life what it did over its whole life
 * @param inWindow what it did in the measured window; its times with what it waits for at the edges
 * @param memory what it holds
 */
public record ProcessResult(
    ProcessReport report,
    Ending ending,
    long startedAtNanos,
    long accountedUntilNanos,
    ProcessAccount life,
    ProcessAccount inWindow,
    Memory memory) {

  /**
   * How a process ended.
   *
   * @param failure why it failed, in a sentence, if it did
   * @param ended whether it was gone before the run ended
   */
  public record Ending(@Nullable String failure, int exitCode, boolean ended) {}

  /** What a process holds at the end of the run, in pages. */
  public record Memory(int residentPages, int peakResidentPages, long committedPages) {}

  /** Why it failed, in a sentence, if it did. */
  public @Nullable String failure() {
    return ending.failure();
  }

  /** The code that it ended with. */
  public int exitCode() {
    return ending.exitCode();
  }

  /** Whether it was gone before the run ended. */
  public boolean ended() {
    return ending.ended();
  }

  /** References over its whole life. */
  public long references() {
    return life.references();
  }

  /** References within the measured window. */
  public long windowReferences() {
    return inWindow.references();
  }

  /** A counter over the measured window. */
  public long window(Counter counter) {
    return inWindow.count(counter);
  }

  /** A counter over the whole life. */
  public long total(Counter counter) {
    return life.count(counter);
  }

  /** Nanoseconds of the measured window that it spent so. */
  public long window(TimeBucket bucket) {
    return inWindow.nanos(bucket);
  }
}
