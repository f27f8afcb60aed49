package org.faultline.memory.shares;

/** Whose pages a fault may take. */
public enum ReplacementScope {
  /** Any process's. */
  GLOBAL,
  /** Only those of the faulting process, which has a share of the frames. */
  LOCAL
}
