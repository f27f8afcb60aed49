package org.faultline.memory.server;

import java.util.List;
import org.faultline.memory.address.Win32Error;
import org.faultline.memory.event.EventBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The MemoryManager's answer to one request.
 *
 * @param process whose request it was; 0 for nobody's
 * @param outcome what becomes of that process
 * @param atNanos when the service ended, in nanoseconds
 * @param cpuNanos CPU time that the process still spends on it
 * @param answer what a system call ends with; other requests have none
 * @param finding what an inquiry asked for; other requests have none
 * @param changes maps and unmaps, in the order of the decisions
 * @param inPageError whether the page that the process waited for could not be read
 * @param thrashing whether the process waits for a page that was taken from it too early
 * @param alarms what the MemoryManager must be told of later
 * @param epoch how often the policy has consumed touches
 * @param waiting how many processes wait for a page
 * @param retry whether one of those who wait may go on now
 */
public record Reply(
    int process,
    Outcome outcome,
    long atNanos,
    long cpuNanos,
    @Nullable Win32Error answer,
    @Nullable Finding finding,
    List<Change> changes,
    boolean inPageError,
    boolean thrashing,
    List<Alarm> alarms,
    long epoch,
    int waiting,
    boolean retry,
    EventBuffer.Batch events)
    implements ServerStep {

  /** Why a process ends for which no page can be taken. */
  public static final String NO_PAGE =
      "no page could be taken for it: every page in memory is held, or dirty and cannot be written";

  /** What becomes of the process. */
  public enum Outcome implements RequestProgress {
    /** It goes on, on its CPU. */
    RESUMES,
    /** It waits for reads. */
    BLOCKED,
    /** It waits until a page can be taken. */
    WAITS,
    /** It waits until the pagefile has grown. */
    COMMIT_WAITS,
    /** It is ready again. */
    WAKES,
    /** It is gone. */
    GONE,
    /** It ends since no page will ever be free. */
    STUCK,
    /** Nothing. */
    NONE;

    /** Whether the process leaves its CPU and waits. */
    boolean leavesCpu() {
      return this == BLOCKED || this == WAITS || this == COMMIT_WAITS;
    }

    /** Whether the request is over, with or without its process. */
    public boolean isLast() {
      return this == RESUMES || this == WAKES || this == GONE || this == STUCK;
    }
  }

  /**
   * One map or unmap.
   *
   * @param frame -1 for an unmap
   * @param flags those of {@code PageChanges}
   * @param contents of a page that is not all zeros
   */
  public record Change(int process, long page, int frame, int flags, byte @Nullable [] contents) {}
}
