package org.faultline.memory.server;

/** What the MemoryManager asks the Pager: whose pages shall go. */
public sealed interface PagerQuestion extends RequestProgress {

  /** One page of {@code pool} for {@code page} of {@code process}. */
  record Victim(int pool, int process, long page) implements PagerQuestion {}

  /** Every page of {@code pool} that is of no use at {@code nowReferences}, in references. */
  record Useless(int pool, long nowReferences) implements PagerQuestion {}

  /** One page of {@code process} for another of its own. */
  record Replacement(int process) implements PagerQuestion {}

  /**
   * As many pages as are needed.
   *
   * @param regular whether it is the regular pass, in which ages advance
   * @param available frames that can be taken at once
   * @param needed frames that must still become available
   */
  record Pass(boolean regular, int available, int needed) implements PagerQuestion {}

  /** Every page that may go. */
  enum Everything implements PagerQuestion {
    EVERYTHING
  }
}
