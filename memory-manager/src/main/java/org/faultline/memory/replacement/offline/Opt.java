package org.faultline.memory.replacement.offline;

import org.faultline.memory.replacement.Knowledge;
import org.faultline.memory.replacement.ReplacementPolicy;
import org.faultline.memory.replacement.support.FrameHeap;
import org.faultline.memory.replacement.support.NamedKind;

/**
 * Belady's MIN: the page whose next use is farthest leaves. No policy that brings in each page at
 * its fault has fewer faults.
 *
 * <p>Source: Belady, "A study of replacement algorithms for a virtual-storage computer", IBM
 * Systems Journal 5(2), 1966; in the form of Mattson, Gecsei, Slutz and Traiger 1970. Of pages that
 * are never used again the one that learned so first leaves.
 */
public final class Opt implements ReplacementPolicy {
  private final FrameHeap byNextUse;
  private long incomingNextUseReferences = NEVER;

  public Opt(int frames) {
    byNextUse = new FrameHeap(frames);
  }

  @Override
  public void faulted(long page, long nowReferences, long nextUseReferences) {
    incomingNextUseReferences = nextUseReferences;
  }

  @Override
  public void loaded(int frame, long page) {
    byNextUse.put(frame, -incomingNextUseReferences);
  }

  @Override
  public void touched(int frame) {
    throw new IllegalStateException("OPT must be told when a page is used next");
  }

  @Override
  public void touched(int frame, long uses, long lastUseReferences, long nextUseReferences) {
    byNextUse.put(frame, -nextUseReferences);
  }

  @Override
  public void removed(int frame) {
    byNextUse.remove(frame);
  }

  @Override
  public int victim(long incoming, Evictable evictable) {
    return byNextUse.firstEvictable(evictable);
  }

  /** The policy as configs name it. */
  public static final class Kind extends NamedKind {
    public Kind() {
      super("opt", "Belady 1966", Knowledge.FUTURE, Opt::new);
    }
  }
}
