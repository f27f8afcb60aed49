package org.faultline.lab.verification.policies;

import org.faultline.memory.replacement.Knowledge;
import org.faultline.memory.replacement.PolicyKind;
import org.faultline.memory.replacement.ReplacementPolicy;
import org.faultline.memory.replacement.stack.Lru;

/** LRU with a defect in every hundredth step, to see that the verification finds it. */
public final class DefectiveLru implements ReplacementPolicy {
  private static final int SELDOM = 100;

  private final Lru lru;
  private final boolean deaf;
  private final boolean blind;
  private int steps;

  /**
   * @param deaf whether touches are lost
   * @param blind whether a wrong victim is chosen
   */
  private DefectiveLru(int frames, boolean deaf, boolean blind) {
    this.lru = new Lru(frames);
    this.deaf = deaf;
    this.blind = blind;
  }

  @Override
  public void loaded(int frame, long page) {
    lru.loaded(frame, page);
  }

  @Override
  public void touched(int frame) {
    if (!deaf || ++steps % SELDOM != 0) {
      lru.touched(frame);
    }
  }

  @Override
  public void removed(int frame) {
    lru.removed(frame);
  }

  @Override
  public int victim(long incoming, Evictable evictable) {
    int right = lru.victim(incoming, evictable);
    if (!blind || ++steps % SELDOM != 0) {
      return right;
    }
    int wrong = lru.victim(incoming, frame -> frame != right && evictable.test(frame));
    return wrong < 0 ? right : wrong;
  }

  /** A kind with none of the defects or one. */
  private abstract static class Kind implements PolicyKind {
    @Override
    public String source() {
      return "a defect for tests";
    }

    @Override
    public Knowledge knowledge() {
      return Knowledge.LAST_USE;
    }
  }

  /** Loses touches. */
  public static final class Deaf extends Kind {
    @Override
    public String name() {
      return "test-deaf";
    }

    @Override
    public ReplacementPolicy create(int frames) {
      return new DefectiveLru(frames, true, false);
    }
  }

  /** Takes the wrong page. */
  public static final class Blind extends Kind {
    @Override
    public String name() {
      return "test-blind";
    }

    @Override
    public ReplacementPolicy create(int frames) {
      return new DefectiveLru(frames, false, true);
    }
  }

  /** Has no defect. */
  public static final class Sound extends Kind {
    @Override
    public String name() {
      return "test-sound";
    }

    @Override
    public ReplacementPolicy create(int frames) {
      return new DefectiveLru(frames, false, false);
    }
  }
}
