package org.faultline.memory.replacement;

/** What a replacement policy needs to know of the references to resident pages. */
public enum Knowledge {
  /** Nothing: it learns of faults only. */
  NOTHING,
  /** Which pages were touched since it last consumed the answer: an MMU's accessed bits. */
  TOUCHED,
  /** The pages touched, in order of their last use. */
  LAST_USE,
  /** The pages touched, in order of their last use, and how often each. */
  COUNTED,
  /** Every reference, in order; equal neighbours may come as one with their number. */
  EVERY_USE,
  /**
   * The pages touched, in order of their last use, and when that was; a page not used within {@link
   * PolicyKind#window()} counts as gone, so that it faults inside a run as it must.
   */
  WINDOW,
  /** As {@link #WINDOW}, and when each is used next: recorded traces only. */
  FUTURE;

  /** Whether touches come in order of the last use. */
  public boolean ordered() {
    return this != NOTHING && this != TOUCHED;
  }

  /** Whether a touch says more than its frame. */
  public boolean detailed() {
    return compareTo(COUNTED) >= 0;
  }
}
