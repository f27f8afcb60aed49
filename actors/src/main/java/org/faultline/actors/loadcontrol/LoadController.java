package org.faultline.actors.loadcontrol;

/**
 * Decides how many processes are active at once, from what was measured since it last decided.
 *
 * <p>A controller is plain and deterministic: the same measurements give the same decisions. Who
 * carries them out sees to it that one process is always active and that suspended ones come back
 * in turn.
 */
@FunctionalInterface
public interface LoadController {
  /** What shall change now. */
  LoadDecision decide(LoadMeasurement measured);
}
