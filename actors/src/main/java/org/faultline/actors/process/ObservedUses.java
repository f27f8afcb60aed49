package org.faultline.actors.process;

import org.faultline.memory.address.PageTable;
import org.faultline.memory.address.Pte;
import org.faultline.memory.replacement.Knowledge;
import org.faultline.memory.replacement.PolicyKind;
import org.faultline.memory.server.UseDetails;
import org.jspecify.annotations.Nullable;

/**
 * What a policy wants to know of each reference to a resident page, collected until it is reported.
 * Times count references.
 */
interface ObservedUses {

  /**
   * What gives this knowledge, if it is more than the order of last uses.
   *
   * @param windowReferences of {@link PolicyKind#window()}
   */
  static @Nullable ObservedUses of(Knowledge knowledge, long windowReferences, PageTable table) {
    if (!knowledge.detailed()) {
      return null;
    }
    return knowledge == Knowledge.EVERY_USE
        ? new UseSequence(table)
        : new UseTable(table, windowReferences);
  }

  /** Whether the page, though mapped, counts as gone at {@code nowReferences}. */
  boolean lapsed(long page, long nowReferences);

  /**
   * {@code count} references to a resident page from {@code nowReferences} on, the next at {@code
   * nextReferences}.
   */
  void use(long page, int count, long nowReferences, long nextReferences);

  /** The page faults at {@code nowReferences}; what was used before is still to be reported. */
  void faulted(long page, long nowReferences);

  /** Whether no more uses should be added before a report. */
  boolean isFull();

  /** Adds the frames used and, for each, how often, when last and when next; forgets them. */
  void takeInto(FrameList frames, UseDetails details);

  /** Whether a page with this entry is locked: it never counts as gone. */
  static boolean locked(long pte) {
    return (pte & Pte.LOCKED) != 0;
  }
}
