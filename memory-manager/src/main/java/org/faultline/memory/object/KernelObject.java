package org.faultline.memory.object;

/** What a handle stands for. It lives as long as a handle, or what it is used for, needs it. */
public abstract sealed class KernelObject permits SectionObject, OpenFile {
  private int handles;

  /** Handles of all processes that stand for it. */
  public final int handles() {
    return handles;
  }

  final void handles(int change) {
    handles += change;
  }
}
