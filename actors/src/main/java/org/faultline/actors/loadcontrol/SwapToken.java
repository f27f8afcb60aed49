package org.faultline.actors.loadcontrol;

import java.util.List;

/**
 * Gives one process that faults a token: its pages are not taken, so that it at least gets on. It
 * holds the token for a time; then, or once it faults no more, the next process that faults has it,
 * in order of their ids. Nobody is suspended.
 *
 * <p>Source: Jiang and Zhang, "Token-ordered LRU: an effective page replacement policy and its
 * implementation in Linux systems", Performance Evaluation 60, 2005.
 */
final class SwapToken implements LoadController {
  private final long holdNanos;
  private int holder;
  private long heldNanos;

  /** A token that is held for at most {@code holdNanos} while others want it. */
  SwapToken(long holdNanos) {
    this.holdNanos = holdNanos;
  }

  @Override
  public LoadDecision decide(LoadMeasurement measured) {
    heldNanos += measured.elapsedNanos();
    boolean faults =
        measured.active().stream().anyMatch(load -> load.process() == holder && load.faults() > 0);
    if (!faults || heldNanos >= holdNanos) {
      holder = next(measured.active());
      heldNanos = 0;
    }
    return LoadDecision.token(holder);
  }

  /** The next process after the holder that faults; the first one after the last; 0 for none. */
  private int next(List<ProcessLoad> active) {
    int[] faulting =
        active.stream()
            .filter(load -> load.faults() > 0)
            .mapToInt(ProcessLoad::process)
            .sorted()
            .toArray();
    for (int process : faulting) {
      if (process > holder) {
        return process;
      }
    }
    return faulting.length == 0 ? 0 : faulting[0];
  }
}
