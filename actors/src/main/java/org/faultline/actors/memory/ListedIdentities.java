package org.faultline.actors.memory;

import org.faultline.memory.lists.ListCounts;
import org.faultline.memory.lists.ListIdentities.Walk;
import org.faultline.memory.lists.ListedMemory;
import org.faultline.memory.physical.IdentityBroken;

/** The conservation laws of memory with page lists that hold after every request. */
final class ListedIdentities {
  private ListedIdentities() {}

  static void check(ListedMemory memory) {
    Walk walk = memory.walk();
    ListCounts counts = memory.counts();
    require("frames on and off lists", walk.listed() + walk.unlisted(), walk.frames());
    require("available frames", walk.listed() - counts.modified(), memory.available());
    require("frames in the wrong place", walk.misplaced(), 0);
    require("working sets", walk.activePages() + walk.activeTables(), walk.workingSets());
    require("active frames", walk.activePages() + walk.activeTables(), counts.active());
    require("locked pages", walk.locked(), walk.lockedRecorded());
    require("slots of the pagefile", walk.slots(), memory.pagefile().used());
    require("commit charge", memory.commit().charged(), walk.charged());
    require("promised pages", walk.promised(), 0);
    if (memory.commit().charged() > memory.commit().limit()) {
      throw new IdentityBroken(
          "the commit charge of %d pages is above its limit of %d"
              .formatted(memory.commit().charged(), memory.commit().limit()));
    }
  }

  private static void require(String what, long left, long right) {
    if (left != right) {
      throw new IdentityBroken("%s do not add up: %d and %d".formatted(what, left, right));
    }
  }
}
