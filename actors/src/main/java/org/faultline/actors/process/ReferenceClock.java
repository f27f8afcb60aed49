package org.faultline.actors.process;

/**
 * The time of references: the number of those made before. Where processes share frames it counts
 * the references of all of them, as far as they were known when the run began.
 */
final class ReferenceClock {
  private final boolean shared;
  private long made;
  private long othersMade;

  /**
   * No reference was made.
   *
   * @param shared whether the references of all processes count
   */
  ReferenceClock(boolean shared) {
    this.shared = shared;
  }

  /** All processes together have made so many before the run that begins. */
  void begin(long allReferences) {
    othersMade = shared ? allReferences - made : 0;
  }

  /** The process makes so many. */
  void add(long references) {
    made += references;
  }

  /** References of the process. */
  long made() {
    return made;
  }

  /** The time of the next reference. */
  long nowReferences() {
    return othersMade + made;
  }
}
