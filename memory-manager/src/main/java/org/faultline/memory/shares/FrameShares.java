package org.faultline.memory.shares;

import java.util.Arrays;
import java.util.BitSet;

/**
 * How many frames each process may hold. A process is active from its start to its end, but not
 * while it is suspended; one that is not has no share. What cannot leave memory, and {@value
 * #SPARE_FRAMES} frames more, is wanted in any case. Where all together want more than there is,
 * {@link FairDivision} takes the surplus.
 *
 * <p>A share is a promise, not an act: who holds more than it is still to give frames back.
 */
public final class FrameShares {
  /** An access over two pages holds both. */
  private static final int SPARE_FRAMES = 2;

  private final int frames;
  private final ShareRule rule;
  private final BitSet started = new BitSet();
  private final BitSet suspended = new BitSet();
  private final int[] fixed;
  private int[] shares;
  private boolean stale = true;

  /** Shares of {@code frames} frames for processes with ids from 1 to {@code processes}. */
  public FrameShares(ShareKind kind, int frames, int processes) {
    this.frames = frames;
    rule = kind.rule(frames, processes);
    fixed = new int[processes + 1];
    shares = new int[processes + 1];
  }

  /** The process has started. */
  public void started(int process) {
    started.set(process);
    stale = true;
  }

  /** The process has ended. */
  public void gone(int process) {
    started.clear(process);
    suspended.clear(process);
    charged(process, 0);
    stale = true;
  }

  /** The process is no longer suspended. */
  public void activated(int process) {
    suspended.clear(process);
    stale = true;
  }

  /** The process is suspended: its frames may be taken. */
  public void deactivated(int process) {
    suspended.set(process);
    stale = true;
  }

  /** So many frames of the process hold what cannot leave: page tables and locked pages. */
  public void fixed(int process, int count) {
    stale |= fixed[process] != count;
    fixed[process] = count;
  }

  /** The commit charge of the process is so many pages. */
  public void charged(int process, long pages) {
    rule.charged(process, pages);
    stale = true;
  }

  /** The process used {@code page} last at {@code lastUseReferences}, in references of its own. */
  public void used(int process, long page, long lastUseReferences) {
    rule.used(process, page, lastUseReferences);
  }

  /** The process faults at {@code nowReferences}. */
  public void faulted(int process, long page, long nowReferences) {
    rule.faulted(process, page, nowReferences);
    stale = true;
  }

  /** The frames that the process may hold. */
  public int share(int process) {
    if (stale) {
      divide();
      stale = false;
    }
    return shares[process];
  }

  private void divide() {
    int[] wants = new int[shares.length];
    long sum = 0;
    for (int process = 1; process < wants.length; process++) {
      if (started.get(process) && !suspended.get(process)) {
        wants[process] =
            Math.min(frames, Math.max(rule.wanted(process), fixed[process] + SPARE_FRAMES));
        sum += wants[process];
      }
    }
    shares = sum <= frames ? wants : FairDivision.of(frames, wants);
    if (Arrays.stream(shares).asLongStream().sum() > frames) {
      throw new IllegalStateException("more frames are promised than there are");
    }
  }
}
