package org.faultline.memory.frames;

/** Passes on all that it is told; who listens on the way overrides what it wants to hear. */
public abstract class PassedOn implements ResidencyListener {
  private final ResidencyListener next;

  /**
   * Stands before another listener.
   *
   * @param next who is told everything
   */
  protected PassedOn(ResidencyListener next) {
    this.next = next;
  }

  @Override
  public void loaded(int frame, int process, long page) {
    next.loaded(frame, process, page);
  }

  @Override
  public void held(int frame) {
    next.held(frame);
  }

  @Override
  public void released(int frame) {
    next.released(frame);
  }

  @Override
  public void touched(int frame) {
    next.touched(frame);
  }

  @Override
  public void touched(int frame, long uses, long lastUseReferences, long nextUseReferences) {
    next.touched(frame, uses, lastUseReferences, nextUseReferences);
  }

  @Override
  public void dirtied(int frame) {
    next.dirtied(frame);
  }

  @Override
  public void faulted(int process, long page, long nowReferences, long nextUseReferences) {
    next.faulted(process, page, nowReferences, nextUseReferences);
  }

  @Override
  public void removed(int frame) {
    next.removed(frame);
  }
}
