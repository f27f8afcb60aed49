package org.faultline.actors.memory;

import java.util.List;
import org.faultline.memory.physical.FramePool;
import org.faultline.memory.physical.IdentityBroken;

/**
 * What of the textbook machine's memory the MemoryManager alone can compare, after every request.
 */
final class MemoryIdentities {
  private MemoryIdentities() {}

  /**
   * The free lists of these pools hold as many frames as was counted.
   *
   * @throws IdentityBroken where they do not at {@code now}, in nanoseconds
   */
  static void check(List<FramePool> pools, long now) {
    for (FramePool pool : pools) {
      IdentityBroken.unlessEqual("free-frames", pool.countFree(), pool.free(), now);
    }
  }
}
