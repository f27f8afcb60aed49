package org.faultline.actors.result;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A conservation law that every run must keep. Its two sides are counted by different owners, or by
 * different means, so that it can fail.
 */
public enum Identity {
  /**
   * Free frames, frames with pages and frames with page tables are all frames there are; with page
   * lists, those on lists, in working sets and under way.
   */
  FRAMES,
  /** Frames walked on the zeroed, free and standby lists are the available ones. */
  AVAILABLE,
  /** No frame says that it holds a page which its process has elsewhere. */
  PLACES,
  /** Slots that frames and pages name are those in use. */
  SLOTS,
  /**
   * Working sets that hold shared frames, summed over the frames, are the entries of processes that
   * are shares.
   */
  SHARE_COUNTS,
  /** What sections were charged is what they have committed. */
  SECTION_CHARGE,
  /** Frames with pages, by a walk over all frames, are what the processes' records tell. */
  RESIDENT_PAGES,
  /** The same of frames with page tables. */
  PAGE_TABLES,
  /** The same of locked pages. */
  LOCKED_PAGES,
  /** The commit charge is the sum of what each process, and all sections, were charged. */
  COMMIT_CHARGE,
  /**
   * What a process was charged is what it counts as committed itself, with what it was granted and
   * has not heard of.
   */
  COMMITTED_PAGES,
  /** The commit charge is at most its limit: the excess is nothing. */
  COMMIT_LIMIT,
  /**
   * Faults that processes raised are faults that were counted, wait to be served, are under way, or
   * ended before their kind was known.
   */
  PAGE_FAULTS,
  /** Faults are the sum over their kinds. */
  FAULT_KINDS,
  /** Transfers that the device made are pages input and output. */
  PAGES_PER_SECOND,
  /** No page came back with other bytes than it left with. */
  CONTENTS,
  /** The time of each process adds up to its life. */
  TIME,
  /** CPU time that processes consumed is what the Scheduler gave them. */
  CPU_TIME,
  /** References that processes made are those that the Scheduler was told of. */
  REFERENCES,
  /**
   * Once every process has ended no frame, slot, charge, handle or section is in use, but the slots
   * of transfers that are still under way; pages of files may stay in memory.
   */
  ALL_RETURNED;

  /** The name that users see. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The identity with this label. */
  public static Optional<Identity> labelled(String label) {
    return Arrays.stream(values()).filter(identity -> identity.label().equals(label)).findFirst();
  }

  /**
   * An identity with its two sides.
   *
   * @param process whose sides these are, where it does not hold for that process; 0 for the sums
   */
  public record Check(Identity identity, long left, long right, int process) {
    /** Whether it holds. */
    public boolean holds() {
      return left == right;
    }

    /** Says that it does not hold, without a full stop. */
    public String sentence() {
      return "the identity %s is broken%s: %d is not %d"
          .formatted(identity.label(), process == 0 ? "" : " for process " + process, left, right);
    }
  }
}
