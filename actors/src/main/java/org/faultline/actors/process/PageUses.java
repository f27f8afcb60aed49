package org.faultline.actors.process;

import java.util.ArrayList;
import java.util.List;
import org.faultline.memory.address.AddressSpace;
import org.faultline.memory.address.PageTable;
import org.faultline.memory.address.Pte;
import org.faultline.memory.address.Resolution;
import org.faultline.memory.replacement.Knowledge;
import org.faultline.memory.replacement.ReplacementPolicy;
import org.faultline.memory.server.FrameContents;
import org.faultline.memory.server.RunReport;
import org.faultline.memory.server.UseDetails;
import org.jspecify.annotations.Nullable;

/**
 * What a process did to its resident pages since it last told: those that it touched and dirtied,
 * and those that have bytes since. As much of each use as the policy wants to know.
 */
final class PageUses {
  private final AddressSpace space;
  private final PageTable table;
  // Present only if the policy wants the order of last uses.
  private final @Nullable UseOrder order;
  // Present only if the policy wants to know more of each use.
  private final @Nullable ObservedUses observed;
  private final FrameList touched = new FrameList();
  private final UseDetails details = new UseDetails();
  private final FrameList dirtied = new FrameList();
  private final List<byte[]> newData = new ArrayList<>(0);
  private final FrameList newDataFrames = new FrameList();
  private boolean ran;

  PageUses(AddressSpace space, ExecutionSettings.Observation wanted) {
    this.space = space;
    table = space.pageTable();
    observed = ObservedUses.of(wanted.knowledge(), wanted.useWindowReferences(), table);
    order = wanted.knowledge() == Knowledge.LAST_USE ? new UseOrder(table) : null;
  }

  /** The order of last uses, if the policy wants it. */
  @Nullable UseOrder order() {
    return order;
  }

  /** More of each use, if the policy wants it. */
  @Nullable ObservedUses observed() {
    return observed;
  }

  /** Whether what was used must be told before more is. */
  boolean mustReport() {
    return (observed != null && observed.isFull()) || (order != null && order.isFull());
  }

  /** The process has run, whether it used a page or not. */
  void hasRun() {
    ran = true;
  }

  /** A page was referenced with this outcome, one of {@link Resolution}. */
  void note(long page, int outcome) {
    if ((outcome & (Resolution.TOUCHED | Resolution.FIRST_WRITE)) == 0) {
      return;
    }
    int frame = Pte.frame(table.get(page));
    if ((outcome & Resolution.TOUCHED) != 0 && order != null) {
      order.add(page);
    } else if ((outcome & Resolution.TOUCHED) != 0) {
      touched.add(frame);
    }
    if ((outcome & Resolution.FIRST_WRITE) != 0) {
      dirtied.add(frame);
    }
  }

  /** The page is used at {@code nowReferences}, and nobody knows when next. */
  void use(long page, long nowReferences) {
    if (space.isShared(page)) {
      return;
    }
    if (order != null) {
      order.use(page);
    } else if (observed != null) {
      observed.use(page, 1, nowReferences, ReplacementPolicy.NEVER);
    }
  }

  /** The page faults at {@code nowReferences}. */
  void faulted(long page, long nowReferences) {
    if (observed != null) {
      observed.faulted(page, nowReferences);
    }
  }

  /**
   * Whether a page, though mapped, counts as gone at {@code nowReferences}; the shared page never
   * does.
   */
  boolean lapsed(long page, long nowReferences) {
    return observed != null && !space.isShared(page) && observed.lapsed(page, nowReferences);
  }

  /** A resident page that was all zeros has these bytes. */
  void addData(long page, byte[] bytes) {
    newDataFrames.add(Pte.frame(table.get(page)));
    newData.add(bytes);
  }

  /** The contents of {@code page}, which was clean, must not be lost. */
  void dirty(long page) {
    if (space.dirty(page)) {
      ran = true;
      dirtied.add(Pte.frame(table.get(page)));
    }
  }

  /** Tells the lease. */
  void tell(FrameLease lease) {
    if (ran) {
      ran = false;
      takeUses();
      lease.apply(touched, details, dirtied, newDataFrames, newData);
      touched.clear();
      details.clear();
      dirtied.clear();
      newDataFrames.clear();
      newData.clear();
    }
  }

  /** What is to be told, if anything ran. */
  @Nullable RunReport takeReport(int process) {
    if (!ran) {
      return null;
    }
    ran = false;
    takeUses();
    return new RunReport(
        process, touched.take(), details.take(), dirtied.take(), takeContents(), null);
  }

  private FrameContents takeContents() {
    if (newData.isEmpty()) {
      return FrameContents.NONE;
    }
    byte[][] bytes = newData.toArray(byte[][]::new);
    newData.clear();
    return new FrameContents(newDataFrames.take(), bytes);
  }

  private void takeUses() {
    if (order != null) {
      order.takeInto(touched);
    } else if (observed != null) {
      observed.takeInto(touched, details);
    }
  }
}
