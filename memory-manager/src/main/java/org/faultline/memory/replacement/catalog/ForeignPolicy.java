package org.faultline.memory.replacement.catalog;

import org.faultline.memory.plugin.Plugin;
import org.faultline.memory.replacement.ReplacementPolicy;

/**
 * Somebody else's policy, held to its contract: each call comes back, throws nothing, and gives
 * what {@link ReplacementPolicy} says.
 */
final class ForeignPolicy implements ReplacementPolicy {
  private final Plugin plugin;
  private final ReplacementPolicy policy;
  private final boolean[] full;
  private final String expected;

  ForeignPolicy(Plugin plugin, ReplacementPolicy policy, int frames) {
    this.plugin = plugin;
    this.policy = policy;
    full = new boolean[frames];
    expected = "a frame from 0 to " + (frames - 1) + " whose page may be taken (or -1 for none)";
  }

  @Override
  public void faulted(long page, long nowReferences, long nextUseReferences) {
    plugin.tell("faulted()", () -> policy.faulted(page, nowReferences, nextUseReferences));
  }

  @Override
  public void loaded(int frame, long page) {
    full[frame] = true;
    plugin.tell("loaded()", () -> policy.loaded(frame, page));
  }

  @Override
  public void touched(int frame) {
    plugin.tell("touched()", () -> policy.touched(frame));
  }

  @Override
  public void touched(int frame, long uses, long lastUseReferences, long nextUseReferences) {
    plugin.tell(
        "touched()", () -> policy.touched(frame, uses, lastUseReferences, nextUseReferences));
  }

  @Override
  public void dirtied(int frame) {
    plugin.tell("dirtied()", () -> policy.dirtied(frame));
  }

  @Override
  public void removed(int frame) {
    full[frame] = false;
    plugin.tell("removed()", () -> policy.removed(frame));
  }

  @Override
  public int victim(long incoming, Evictable evictable) {
    int frame = plugin.ask("victim()", expected, () -> policy.victim(incoming, evictable));
    if (frame == -1) {
      requireNone(evictable);
    } else {
      requireFrame("victim()", frame, expected);
      if (!evictable.test(frame)) {
        throw plugin.gave("victim()", frame + ", whose page may not be taken now", expected);
      }
    }
    return frame;
  }

  private void requireNone(Evictable evictable) {
    for (int frame = 0; frame < full.length; frame++) {
      if (full[frame] && evictable.test(frame)) {
        throw plugin.gave("victim()", "-1 although frame " + frame + " may be taken", expected);
      }
    }
  }

  private void requireFrame(String call, int frame, String wanted) {
    if (frame < 0 || frame >= full.length) {
      throw plugin.gave(call, Integer.toString(frame), wanted);
    } else if (!full[frame]) {
      throw plugin.gave(call, frame + ", which holds no page", wanted);
    }
  }

  @Override
  public void release(long nowReferences, Evictable evictable, Released released) {
    String wanted = "a frame from 0 to " + (full.length - 1) + " that holds a page";
    plugin.tell(
        "release()",
        () ->
            policy.release(
                nowReferences,
                evictable,
                (frame, sinceReferences) -> {
                  requireFrame("release()", frame, wanted);
                  if (sinceReferences > nowReferences) {
                    throw plugin.gave(
                        "release()",
                        "the time " + sinceReferences,
                        "a time up to the present " + nowReferences);
                  }
                  released.release(frame, sinceReferences);
                }));
  }

  @Override
  public long epoch() {
    return plugin.ask("epoch()", "a count", policy::epoch);
  }
}
