package org.faultline.actors.loadcontrol;

/**
 * Leaves out the first measurement after a change: until then processes that were activated, or
 * have more memory, fetch the pages that they lack, which says nothing of how they get on.
 */
final class Settling implements LoadController {
  private final LoadController controller;
  private boolean changed;

  /** The same decisions, each after things have settled. */
  Settling(LoadController controller) {
    this.controller = controller;
  }

  @Override
  public LoadDecision decide(LoadMeasurement measured) {
    if (changed) {
      changed = false;
      return LoadDecision.STAY;
    }
    LoadDecision decision = controller.decide(measured);
    changed = !decision.equals(LoadDecision.STAY);
    return decision;
  }
}
