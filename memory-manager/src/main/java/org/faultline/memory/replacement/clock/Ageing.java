package org.faultline.memory.replacement.clock;

import java.util.List;
import org.faultline.memory.replacement.Knowledge;
import org.faultline.memory.replacement.PolicyKind;
import org.faultline.memory.replacement.PolicyParameter;
import org.faultline.memory.replacement.ReplacementPolicy;
import org.faultline.memory.replacement.support.FrameQueue;

/**
 * Ageing: each page has a counter of n bits that is shifted right at every tick and gets the use
 * bit on its left; the page with the least counter leaves, one not used since the tick first, of
 * several the one loaded earliest. A tick is the first fault after an interval, before its victim
 * is chosen.
 *
 * <p>Source: Tanenbaum, "Modern Operating Systems", section 3.4.7 (4th edition), where a tick is a
 * clock interrupt.
 */
public final class Ageing implements ReplacementPolicy {
  private final int bits;
  private final long intervalReferences;
  private final FrameQueue byLoad;
  private final boolean[] used;
  private final int[] age;
  private long tickedAtReferences;
  private long nowReferences;
  private long epoch;

  /**
   * @param bits of the counter, 1 to 30
   * @param intervalReferences in references, at least 1
   */
  public Ageing(int frames, int bits, long intervalReferences) {
    this.bits = bits;
    this.intervalReferences = intervalReferences;
    byLoad = new FrameQueue(frames);
    used = new boolean[frames];
    age = new int[frames];
  }

  @Override
  public void faulted(long page, long timeReferences, long nextUseReferences) {
    nowReferences = timeReferences;
  }

  private void tick() {
    tickedAtReferences = nowReferences;
    epoch++;
    for (int frame = byLoad.first(); frame >= 0; frame = byLoad.after(frame)) {
      age[frame] = age[frame] >>> 1 | (used[frame] ? 1 << bits - 1 : 0);
      used[frame] = false;
    }
  }

  @Override
  public void loaded(int frame, long page) {
    byLoad.addLast(frame);
    used[frame] = true;
    age[frame] = 0;
  }

  @Override
  public void touched(int frame) {
    used[frame] = true;
  }

  @Override
  public void removed(int frame) {
    byLoad.remove(frame);
  }

  @Override
  public int victim(long incoming, Evictable evictable) {
    if (nowReferences - tickedAtReferences >= intervalReferences) {
      tick();
    }
    int found = -1;
    int least = Integer.MAX_VALUE;
    for (int frame = byLoad.first(); frame >= 0; frame = byLoad.after(frame)) {
      int value = (used[frame] ? 1 << bits : 0) + age[frame];
      if (value < least && evictable.test(frame)) {
        found = frame;
        least = value;
      }
    }
    return found;
  }

  @Override
  public long epoch() {
    return epoch;
  }

  /** The policy as configs name it. */
  public record Kind(int bits, long interval) implements PolicyKind {
    /** Eight bits, a tick each 1,000 references. */
    public Kind() {
      this(8, 1_000);
    }

    @Override
    public String name() {
      return "ageing";
    }

    @Override
    public String source() {
      return "Tanenbaum, Modern Operating Systems 2014, 3.4.7";
    }

    @Override
    public Knowledge knowledge() {
      return Knowledge.TOUCHED;
    }

    @Override
    public List<PolicyParameter> parameters() {
      return List.of(
          PolicyParameter.whole("bits", "bits of the counter", bits, 1, 30),
          PolicyParameter.references("interval", "references between ticks", interval, 1));
    }

    @Override
    public PolicyKind with(List<Double> values) {
      return new Kind(values.get(0).intValue(), values.get(1).longValue());
    }

    @Override
    public ReplacementPolicy create(int frames) {
      return new Ageing(frames, bits, interval);
    }
  }
}
