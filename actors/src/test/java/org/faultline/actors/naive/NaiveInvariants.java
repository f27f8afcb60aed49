package org.faultline.actors.naive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.faultline.actors.naive.NaiveListedFrame.State;
import org.faultline.actors.naive.NaivePage.Where;
import org.faultline.memory.address.Pte;

/** What must be true of memory with page lists after every message. */
final class NaiveInvariants {
  private final NaivePhysicalMemory memory;
  private final NaiveCommit commit;

  NaiveInvariants(NaivePhysicalMemory memory, NaiveCommit commit) {
    this.memory = memory;
    this.commit = commit;
  }

  private static void require(boolean condition, String what, Object... of) {
    if (!condition) {
      throw new IllegalStateException(what.formatted(of));
    }
  }

  void check() {
    List<Integer> slots = new ArrayList<>();
    for (NaiveListedFrame frame : memory.lists.frames) {
      checkFrame(frame);
      if (frame.slot >= 0) {
        slots.add(frame.slot);
      }
    }
    checkLists();
    for (NaiveProcess process : memory.pages.processes()) {
      int active = 0;
      Map<NaivePage, Integer> shares = new HashMap<>();
      Map<NaivePage, Integer> used = new HashMap<>();
      for (NaivePage page : memory.pages.of(process)) {
        if (page.table != null) {
          shares.merge(page.table, page.where == Where.FRAME ? 1 : 0, Integer::sum);
          used.merge(page.table, page.where != Where.NOWHERE ? 1 : 0, Integer::sum);
        }
      }
      for (NaivePage page : memory.pages.of(process)) {
        checkPage(page);
        boolean counted =
            page.shares == shares.getOrDefault(page, 0) && page.used == used.getOrDefault(page, 0);
        require(counted, "the counts of table %d", page.key());
        active += page.isActive() ? 1 : 0;
        if (page.where == Where.SLOT) {
          slots.add(page.slot);
        }
      }
      require(active == memory.sets.size(process), "working set of process %d", process.id);
    }
    for (NaiveSegment segment : memory.segments) {
      for (NaivePage page : segment.pages()) {
        if (page.where == Where.SLOT) {
          slots.add(page.slot);
        }
      }
    }
    require(new HashSet<>(slots).size() == slots.size(), "a slot has two pages: %s", slots);
    require(slots.size() == memory.slots.usedCount(), "used slots are not those of pages");
    require(commit.charged() >= 0 && commit.charged() <= commit.limit(), "commit beyond limit");
  }

  private void checkLists() {
    Set<NaiveListedFrame> listed = new HashSet<>();
    int count = 0;
    List<List<NaiveListedFrame>> all = new ArrayList<>(memory.lists.standby);
    all.addAll(List.of(memory.lists.zeroed, memory.lists.free, memory.lists.modified));
    all.add(memory.lists.modifiedFiles);
    for (List<NaiveListedFrame> list : all) {
      for (NaiveListedFrame frame : list) {
        require(memory.lists.listOf(frame) == list, "frame %d is on another list", frame.index);
      }
      listed.addAll(list);
      count += list.size();
    }
    require(listed.size() == count, "a frame is listed twice");
    for (NaiveListedFrame frame : memory.lists.frames) {
      boolean should = memory.lists.listOf(frame) != null;
      require(should == listed.contains(frame), "frame %d is lost", frame.index);
    }
  }

  private void checkFrame(NaiveListedFrame frame) {
    NaivePage page = frame.page;
    State state = frame.state;
    boolean itsPage = page == null || page.frame == frame && page.where == Where.FRAME;
    boolean empty = page == null && frame.slot < 0;
    boolean right =
        switch (state) {
          case ZEROED, FREE, SYSTEM -> empty && !frame.busy();
          case STANDBY -> page != null && !frame.dirty && !frame.busy();
          case MODIFIED -> page != null && frame.dirty && !frame.busy() && frame.slot < 0;
          case TRANSITION -> frame.writing != frame.reading && frame.deleted == (page == null);
          case ACTIVE -> page != null && !frame.reading && !frame.deleted;
        };
    require(right && itsPage, "frame %d should not be %s", frame.index, state);
    require(frame.slot < 0 || !frame.dirty || frame.dropSlot, "frame %d has a copy", frame.index);
    boolean ofFile = page != null && page.isOfFile();
    require(!frame.busy() || ofFile || frame.slot >= 0, "frame %d has lost its slot", frame.index);
    require(!frame.dropSlot || frame.busy(), "frame %d still has its slot", frame.index);
    boolean active = state == State.ACTIVE;
    require(
        active == !frame.holders.isEmpty()
            && frame.holders.stream()
                .allMatch(holder -> memory.sets.pages(holder.owner).contains(holder)),
        "the Pager does not know frame %d",
        frame.index);
  }

  private static void checkPage(NaivePage page) {
    long key = page.key();
    require(page.isActive() || !page.pinned && !page.locked, "page %d is held", key);
    boolean there = page.where != Where.NOWHERE;
    require((page.frame != null) == (page.where == Where.FRAME), "the frame of page %d", key);
    require((page.slot >= 0) == (page.where == Where.SLOT), "the slot of page %d", key);
    if (page.table != null && there) {
      require(page.table.where != Where.NOWHERE, "the table of page %d is nowhere", key);
      require(page.frame == null || page.table.isActive(), "the table of page %d is away", key);
    }
    if (page.isTable()) {
      require(page.where != Where.ZERO, "table %d has a demand-zero entry", key);
      require(!page.isActive() || page.frame.dirty, "table %d is clean", key);
      boolean comesIn = page.isActive() && page.pinned;
      require(!there || page.used > 0 || comesIn, "table %d is there for nothing", key);
      return;
    }
    long pte = page.owner.space.pageTable().get(page.number);
    boolean valid = (pte & Pte.VALID) != 0;
    boolean mapped = page.isActive() && valid && Pte.frame(pte) == page.frame.index;
    require(mapped || !page.isActive(), "page %d is not mapped", key);
    require(mapped || !valid || !there, "page %d is mapped and not there", key);
  }

  /** Whether it holds a page of a file that no working set has. */
  private static boolean caches(NaiveListedFrame frame) {
    return frame.page != null && frame.page.isOfFile() && frame.holders.isEmpty();
  }

  /** Every process is gone and nothing is under way. */
  void checkEmpty() {
    int unused = memory.lists.zeroed.size() + memory.lists.free.size();
    unused += (int) memory.lists.frames.stream().filter(NaiveInvariants::caches).count();
    require(unused == memory.lists.frames.size(), "frames are still used");
    require(memory.slots.usedCount() == 0, "slots are still used");
    require(commit.charged() == 0, "commit is still charged");
  }
}
