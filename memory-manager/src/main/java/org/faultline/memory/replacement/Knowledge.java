package org.faultline.memory.replacement;

/** What a replacement policy needs to know of the references to resident pages. */
public enum Knowledge {
  /** Nothing: it learns of faults only. */
  NOTHING,
  /** Which pages were touched since it last consumed the answer: an MMU's accessed bits. */
  TOUCHED,
  /** The pages touched, in order of their last use. */
  LAST_USE
}
