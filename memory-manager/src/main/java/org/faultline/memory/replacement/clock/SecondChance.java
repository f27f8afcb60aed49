package org.faultline.memory.replacement.clock;

import org.faultline.memory.replacement.Knowledge;
import org.faultline.memory.replacement.PolicyParameter;
import org.faultline.memory.replacement.ReplacementPolicy;
import org.faultline.memory.replacement.support.FrameQueue;
import org.faultline.memory.replacement.support.OneParameterKind;

/**
 * Second chance with n bits: FIFO, but the oldest page goes to the end of the queue as long as its
 * counter is not 0, and loses one of it. A page is loaded and touched with the greatest counter,
 * 2^n - 1. One bit is CLOCK with the bit set on load.
 *
 * <p>Source: Corbato 1968 for one bit; Smith, "Sequentiality and prefetching in database systems",
 * ACM Transactions on Database Systems 3(3), 1978, for the generalized clock.
 */
public final class SecondChance implements ReplacementPolicy {
  private final FrameQueue queue;
  private final int[] chances;
  private final int most;
  private long epoch;

  /**
   * @param bits of the counter, 1 to 16
   */
  public SecondChance(int frames, int bits) {
    queue = new FrameQueue(frames);
    chances = new int[frames];
    most = (1 << bits) - 1;
  }

  @Override
  public void loaded(int frame, long page) {
    queue.addLast(frame);
    chances[frame] = most;
  }

  @Override
  public void touched(int frame) {
    chances[frame] = most;
  }

  @Override
  public void removed(int frame) {
    queue.remove(frame);
  }

  @Override
  public int victim(long incoming, Evictable evictable) {
    int next = queue.firstEvictable(evictable);
    if (next < 0) {
      return -1;
    }
    boolean taken = false;
    int frame = queue.first();
    while (chances[frame] > 0 || !evictable.test(frame)) {
      if (evictable.test(frame)) {
        chances[frame]--;
        taken = true;
      }
      queue.moveToEnd(frame);
      frame = queue.first();
    }
    epoch += taken ? 1 : 0;
    return frame;
  }

  @Override
  public long epoch() {
    return epoch;
  }

  /** The policy as configs name it. */
  public static final class Kind extends OneParameterKind {
    /** Two bits. */
    public Kind() {
      this(2);
    }

    private Kind(long bits) {
      super(
          "second-chance",
          "Corbato 1968; Smith 1978",
          Knowledge.TOUCHED,
          PolicyParameter.whole("bits", "bits of the counter", bits, 1, 16),
          Kind::new,
          frames -> new SecondChance(frames, (int) bits));
    }
  }
}
