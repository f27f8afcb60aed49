package org.faultline.memory.replacement.stack;

import java.util.function.IntUnaryOperator;
import org.faultline.memory.replacement.Knowledge;
import org.faultline.memory.replacement.PolicyKind;
import org.faultline.memory.replacement.ReplacementPolicy;

/**
 * Random replacement: any page leaves, each with the same probability. Where the page drawn cannot
 * leave, the next that can.
 *
 * <p>Source: Belady, "A study of replacement algorithms for a virtual-storage computer", IBM
 * Systems Journal 5(2), 1966.
 */
public final class RandomReplacement implements ReplacementPolicy {
  private final IntUnaryOperator random;
  private final int[] resident;
  private final int[] place;
  private int size;

  /**
   * @param random gives a number from 0 to below its argument
   */
  public RandomReplacement(int frames, IntUnaryOperator random) {
    this.random = random;
    resident = new int[frames];
    place = new int[frames];
  }

  @Override
  public void loaded(int frame, long page) {
    place[frame] = size;
    resident[size++] = frame;
  }

  @Override
  public void touched(int frame) {}

  @Override
  public void removed(int frame) {
    int last = resident[--size];
    resident[place[frame]] = last;
    place[last] = place[frame];
  }

  @Override
  public int victim(long incoming, Evictable evictable) {
    if (size == 0) {
      return -1;
    }
    int drawn = random.applyAsInt(size);
    for (int i = 0; i < size; i++) {
      int frame = resident[(drawn + i) % size];
      if (evictable.test(frame)) {
        return frame;
      }
    }
    return -1;
  }

  /** The policy as configs name it. */
  public static final class Kind implements PolicyKind {
    @Override
    public String name() {
      return "random";
    }

    @Override
    public String source() {
      return "Belady 1966";
    }

    @Override
    public Knowledge knowledge() {
      return Knowledge.NOTHING;
    }

    @Override
    public ReplacementPolicy create(int frames) {
      throw new UnsupportedOperationException("random replacement needs something to draw from");
    }

    @Override
    public ReplacementPolicy create(int frames, IntUnaryOperator random) {
      return new RandomReplacement(frames, random);
    }
  }
}
