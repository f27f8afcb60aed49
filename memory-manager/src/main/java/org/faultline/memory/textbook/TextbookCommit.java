package org.faultline.memory.textbook;

import org.faultline.memory.frames.CommitCharge;
import org.faultline.memory.frames.ProcessLedger;
import org.faultline.memory.pagefile.Pagefile;

/** The commit charge of a machine whose pagefile grows at once, and at no cost. */
public final class TextbookCommit extends CommitCharge {

  /** No charge yet, against {@code ramPages} of memory and the pagefile. */
  TextbookCommit(long ramPages, Pagefile pagefile) {
    super(ramPages, pagefile);
  }

  /** Charges {@code pages}, growing the pagefile where needed; false where the limit forbids it. */
  boolean charge(ProcessLedger process, long pages) {
    if (chargedPages() + pages > highestLimitPages()) {
      return false;
    }
    if (isTight(pages) && canGrow()) {
      grownTo(sizeFor(pages));
    }
    add(process, pages);
    return true;
  }
}
