package org.faultline.actors.memory;

import java.util.List;
import org.faultline.memory.physical.FramePool;
import org.faultline.memory.physical.IdentityBroken;
import org.faultline.memory.physical.PhysicalIdentities;
import org.faultline.memory.physical.PhysicalMemory;

/** The conservation laws of memory that hold after every request. */
final class MemoryIdentities {
  private MemoryIdentities() {}

  static void check(PhysicalMemory memory, List<FramePool> pools) {
    PhysicalIdentities.Counts counts = memory.count();
    long assigned = pools.stream().mapToLong(FramePool::count).sum();
    long listed = pools.stream().mapToLong(FramePool::countFree).sum();
    require("frames", listed + counts.pages() + counts.tables(), assigned);
    require("resident pages", counts.pages(), counts.resident());
    require("page tables", counts.tables(), counts.residentTables());
    require("locked pages", counts.locked(), counts.residentLocked());
    require("commit charge", memory.commit().charged(), counts.charged());
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
