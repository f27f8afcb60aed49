package org.faultline.actors.memory;

import org.faultline.memory.lists.ListIdentities.Walk;
import org.faultline.memory.lists.ListedMemory;
import org.faultline.memory.physical.IdentityBroken;

/** What of memory with page lists the MemoryManager alone can compare, after every request. */
final class ListedIdentities {
  private ListedIdentities() {}

  /**
   * Frames in working sets are as many as was counted, and what is promised in all is what was
   * promised to each process.
   *
   * @throws IdentityBroken where that is not so at {@code now}, in nanoseconds
   */
  static void check(ListedMemory memory, long now) {
    Walk walk = memory.walk();
    long active = walk.activePages() + walk.activeTables();
    IdentityBroken.unlessEqual("active-frames", active, memory.counts().active(), now);
    IdentityBroken.unlessEqual("promised-pages", walk.promised(), 0, now);
  }
}
