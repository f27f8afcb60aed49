package org.faultline.memory.textbook;

import org.faultline.memory.frames.HeldFrames;
import org.faultline.memory.replacement.ReplacementPolicy;

/**
 * The pages in one pool of frames as its replacement policy sees them: which may be taken, and who
 * is next. The frames themselves belong to {@link TextbookMemory}.
 */
public final class EvictablePages extends HeldFrames {
  private static final int PROCESS_SHIFT = 36;

  private final ReplacementPolicy policy;
  private final int[] owner;
  private final ReplacementPolicy.Evictable evictable;
  private int token;
  // The process whose pages are not taken for the present question.
  private int spared;

  /** The frames from 0 to {@code count - 1}. */
  public EvictablePages(int count, ReplacementPolicy policy) {
    super(count);
    this.policy = policy;
    this.owner = new int[count];
    this.evictable = frame -> !isHeld(frame) && owner[frame] != spared;
  }

  /** The identity of a page over all processes. */
  public static long identity(int process, long page) {
    return (long) process << PROCESS_SHIFT | page;
  }

  @Override
  public void loaded(int frame, int process, long page) {
    super.loaded(frame, process, page);
    owner[frame] = process;
    policy.loaded(frame, identity(process, page));
  }

  @Override
  public void touched(int frame) {
    policy.touched(frame);
  }

  @Override
  public void touched(int frame, long uses, long lastUseReferences, long nextUseReferences) {
    policy.touched(frame, uses, lastUseReferences, nextUseReferences);
  }

  @Override
  public void dirtied(int frame) {
    policy.dirtied(frame);
  }

  @Override
  public void faulted(int process, long page, long nowReferences, long nextUseReferences) {
    policy.faulted(identity(process, page), nowReferences, nextUseReferences);
  }

  @Override
  public void removed(int frame) {
    super.removed(frame);
    policy.removed(frame);
  }

  /** The pages of this process are not taken while others have any; 0 for nobody's. */
  public void token(int process) {
    token = process;
  }

  /** The frame to take for {@code page} of {@code process}, or -1 where none may be taken. */
  public int victim(int process, long page) {
    spared = token;
    int frame = policy.victim(identity(process, page), evictable);
    if (frame < 0 && spared != 0) {
      spared = 0;
      frame = policy.victim(identity(process, page), evictable);
    }
    spared = 0;
    return frame;
  }

  /** Gives the frames whose pages the policy lets go at {@code nowReferences}. */
  public void release(long nowReferences, ReplacementPolicy.Released released) {
    policy.release(nowReferences, evictable, released);
  }

  /** How often the policy has consumed touches: {@link ReplacementPolicy#epoch()}. */
  public long epoch() {
    return policy.epoch();
  }
}
