package org.faultline.memory.replacement.clock;

import org.faultline.memory.replacement.Knowledge;
import org.faultline.memory.replacement.PolicyKind;
import org.faultline.memory.replacement.ReplacementPolicy;

/**
 * CLOCK: a hand sweeps the frames, clears the use bits that it finds set and takes the first page
 * whose bit is clear.
 *
 * <p>Source: Corbato, "A paging experiment with the Multics system", MIT Project MAC, 1968. The two
 * variants differ in the use bit of a page just loaded; a later touch sets it in both.
 */
public final class Clock implements ReplacementPolicy {
  private final boolean setOnLoad;
  private final boolean[] present;
  private final boolean[] used;
  private int hand;
  private long epoch;

  public Clock(int frames, boolean setOnLoad) {
    this.setOnLoad = setOnLoad;
    present = new boolean[frames];
    used = new boolean[frames];
  }

  @Override
  public void loaded(int frame, long page) {
    present[frame] = true;
    used[frame] = setOnLoad;
  }

  @Override
  public void touched(int frame) {
    used[frame] = true;
  }

  @Override
  public void removed(int frame) {
    present[frame] = false;
  }

  @Override
  public int victim(long incoming, Evictable evictable) {
    boolean cleared = false;
    int found = -1;
    // The first round may clear every bit; the second then finds a page, if any is evictable.
    for (int step = 0; step <= 2 * present.length && found < 0; step++) {
      int frame = hand;
      hand = hand + 1 == present.length ? 0 : hand + 1;
      if (present[frame] && evictable.test(frame)) {
        if (used[frame]) {
          used[frame] = false;
          cleared = true;
        } else {
          found = frame;
        }
      }
    }
    if (cleared) {
      epoch++;
    }
    return found;
  }

  @Override
  public long epoch() {
    return epoch;
  }

  /** A variant as configs name it. */
  private abstract static class Variant implements PolicyKind {
    private final String name;
    private final boolean setOnLoad;

    Variant(String name, boolean setOnLoad) {
      this.name = name;
      this.setOnLoad = setOnLoad;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public String source() {
      return "Corbato 1968";
    }

    @Override
    public Knowledge knowledge() {
      return Knowledge.TOUCHED;
    }

    @Override
    public ReplacementPolicy create(int frames) {
      return new Clock(frames, setOnLoad);
    }
  }

  /** The use bit is set on load. */
  public static final class SetOnLoad extends Variant {
    public SetOnLoad() {
      super("clock", true);
    }
  }

  /** The use bit is clear on load. */
  public static final class ClearOnLoad extends Variant {
    public ClearOnLoad() {
      super("clock-clear", false);
    }
  }
}
