package org.faultline.memory.windows;

import org.faultline.memory.frames.ChargeAccount;
import org.faultline.memory.frames.CommitCharge;
import org.faultline.memory.pagefile.Pagefile;
import org.faultline.memory.server.ChargeDecision;

/**
 * The commit charge of a machine whose pagefile takes time to grow (docs/windows.md W503): who
 * needs the room that it will bring waits for it, and only who asks for more than it can ever bring
 * is refused.
 */
public final class WindowsCommit extends CommitCharge {
  private static final int NOT_GROWING = -1;

  private final Pagefile pagefile;
  private int targetPages = NOT_GROWING;
  private boolean growthBegun;

  /** No charge yet, against {@code ramPages} of usable memory and the pagefile. */
  WindowsCommit(long ramPages, Pagefile pagefile) {
    super(ramPages, pagefile);
    this.pagefile = pagefile;
  }

  /**
   * Charges {@code pages}, at least 0, to the account if they fit; lets the file grow as needed.
   */
  public ChargeDecision charge(ChargeAccount account, long pages) {
    return charge(account, pages, account, 0);
  }

  /** As {@link #charge(ChargeAccount, long)}, to two accounts: both charges or none. */
  ChargeDecision charge(ChargeAccount account, long pages, ChargeAccount other, long otherPages) {
    long all = pages + otherPages;
    if (chargedPages() + all > highestLimitPages()) {
      return ChargeDecision.REFUSED;
    }
    if (chargedPages() + all > limitPages()) {
      grow(all);
      return ChargeDecision.WAITS;
    }
    add(account, pages);
    add(other, otherPages);
    if (isTight(0)) {
      grow(0);
    }
    return ChargeDecision.GRANTED;
  }

  /** Whether {@link #charge} would not answer that it waits. */
  public boolean isDecided(long pages) {
    return chargedPages() + pages <= limitPages() || chargedPages() + pages > highestLimitPages();
  }

  /** Lets the file grow for a charge of {@code pages} that does not fit yet. */
  public void growFor(long pages) {
    if (!isDecided(pages)) {
      grow(pages);
    }
  }

  /** Begins to grow for a charge of {@code pages} to come, unless the file grows already. */
  void grow(long pages) {
    if (targetPages == NOT_GROWING && canGrow()) {
      targetPages = sizeFor(pages);
      growthBegun = true;
    }
  }

  /** Whether the file is growing. */
  public boolean isGrowing() {
    return targetPages != NOT_GROWING;
  }

  /** Whether growth has begun since this was last asked: its end is to be waited for. */
  public boolean takeGrowthBegun() {
    boolean sinceThen = growthBegun;
    growthBegun = false;
    return sinceThen;
  }

  /** The file has its new size; returns that, in slots. */
  public int grown() {
    grownTo(targetPages);
    targetPages = NOT_GROWING;
    return pagefile.sizePages();
  }
}
