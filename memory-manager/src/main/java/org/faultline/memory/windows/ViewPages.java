package org.faultline.memory.windows;

import org.faultline.memory.frames.FrameDatabase;
import org.faultline.memory.frames.PagePlace;
import org.jspecify.annotations.Nullable;

/**
 * Brings pages of views into working sets and lets them leave: faults through prototype entries,
 * and copies on write (docs/windows.md W1401 to W1406).
 *
 * <p>The entry of a process for such a page is its share, while the page is in its working set, or
 * says to look in the prototype; a page that became the process's own is as any private one.
 */
final class ViewPages {
  /** The place of a page whose entry says to look in the prototype. */
  static final long PROTOTYPE = PagePlace.ZERO;

  private final WindowsMemory memory;

  ViewPages(WindowsMemory memory) {
    this.memory = memory;
  }

  /**
   * Resolves a fault of {@code page}, which {@code view} shows, as far as it can.
   *
   * @param collided whether it has waited for a read of the page, and counts as that
   */
  BringIn.Step resolve(WindowsProcess process, long page, SegmentView view, boolean collided) {
    if (!memory.shared.frames.hasRoom()) {
      return BringIn.Stop.WAIT;
    }
    Segment segment = view.segment();
    long id = view.segmentPage(page);
    long prototype = segment.place(id);
    if (PagePlace.what(prototype) == PagePlace.FRAME) {
      int frame = PagePlace.number(prototype);
      if (memory.frames.is(frame, FrameDatabase.READING)) {
        memory.events.collided(process.process(), page);
        memory.members.pinTable(process, page);
        return new BringIn.Collided(frame);
      }
      takeBack(process, page, frame, collided);
      join(process, page, frame);
      return BringIn.Stop.DONE;
    }
    boolean inFile = segment.file() != null;
    if (inFile || PagePlace.what(prototype) == PagePlace.SLOT) {
      @Nullable ReadCluster read =
          inFile
              ? ReadCluster.ofFile(memory, process, page, segment, id)
              : ReadCluster.forFault(memory, process, page, segment, id);
      if (read == null) {
        return BringIn.Stop.WAIT;
      }
      memory.members.noteRefault(process, page, PagePlace.stamp(prototype));
      memory.members.pinTable(process, page);
      return read;
    }
    return demandZero(process, page, segment, id);
  }

  private BringIn.Step demandZero(WindowsProcess process, long page, Segment segment, long id) {
    boolean inline = memory.supply.mustZeroInline();
    int frame = memory.supply.take(true);
    if (frame < 0) {
      return BringIn.Stop.WAIT;
    }
    memory.frames.occupy(frame, segment.ownerId(), id, FrameDatabase.DIRTY);
    segment.place(id, PagePlace.ofFrame(frame));
    memory.events.demandZero(process.process(), page, false, inline);
    join(process, page, frame);
    return BringIn.Stop.DONE;
  }

  private void takeBack(WindowsProcess process, long page, int frame, boolean collided) {
    TransitionOrigin from = TransitionOrigin.of(memory, frame);
    if (from == TransitionOrigin.WRITE) {
      memory.beingWritten(-1);
    } else if (from != TransitionOrigin.SHARED) {
      memory.lists.remove(frame, FrameState.TRANSITION);
    }
    memory.evictions.tick();
    if (!collided) {
      memory.events.transition(process.process(), page, false, from);
    }
  }

  /** The page, whose shared frame is on no list, is in the process's working set from now on. */
  void join(WindowsProcess process, long page, int frame) {
    memory.states.set(frame, FrameState.ACTIVE);
    int share = memory.shared.frames.add(frame, process.process(), page);
    if (process.place(page) == PagePlace.NOWHERE) {
      process.place(page, PROTOTYPE);
      memory.tables().use(process, page, false, 1);
    }
    process.place(page, PagePlace.ofFrame(share));
    memory.tables().share(process, page, false, 1);
    memory.lists.priority(frame, process.memoryPriority());
    memory.members.join(process, share);
  }

  private Segment segmentOf(int frame) {
    return memory.shared.segments.get(Segment.number(memory.frames.owner(frame)));
  }

  /** The share has left its working set: the frame goes to a list where it was the last one. */
  void left(WindowsProcess process, int share) {
    long page = memory.frames.page(share);
    int frame = memory.shared.frames.frame(share);
    memory.shared.frames.remove(share);
    process.place(page, PROTOTYPE);
    memory.tables().share(process, page, false, -1);
    if (memory.shared.frames.count(frame) > 0) {
      return;
    }
    if (memory.frames.is(frame, WindowsFlags.WRITING)) {
      memory.states.set(frame, FrameState.TRANSITION);
      memory.beingWritten(1);
    } else {
      memory.supply.toList(segmentOf(frame), frame);
    }
  }

  /**
   * Makes the page, which is in the working set as {@code share}, the process's own: a frame with a
   * copy of its bytes.
   *
   * @return whether there was a frame for it
   */
  boolean copy(WindowsProcess process, long page, SegmentView view, int share) {
    int frame = memory.supply.take(false);
    if (frame < 0) {
      return false;
    }
    byte[] bytes = memory.frames.contents(memory.shared.frames.frame(share));
    boolean locked = memory.frames.is(share, FrameDatabase.LOCKED);
    memory.members.remove(process, share);
    left(process, share);
    view.copied(page);
    memory.frames.occupy(frame, process.process(), page, FrameDatabase.DIRTY);
    memory.frames.contents(frame, bytes == null ? null : bytes.clone());
    process.place(page, PagePlace.ofFrame(frame));
    memory.tables().share(process, page, false, 1);
    memory.events.copied(process.process(), page, frame);
    memory.members.join(process, frame);
    if (locked) {
      memory.frames.set(frame, FrameDatabase.LOCKED);
    }
    return true;
  }

  /** The view is gone: shares leave, and what the process copied dies. */
  void unmap(WindowsProcess process, SegmentView view) {
    process.forEachPlace(
        view.firstPage(),
        view.lastPage(),
        (page, place) -> {
          if (view.isCopied(page)) {
            return;
          }
          int share = PagePlace.frame(place);
          if (share >= 0) {
            if (memory.frames.is(share, FrameDatabase.LOCKED)) {
              memory.members.changeLocked(process, -1);
            }
            memory.members.remove(process, share);
            left(process, share);
          }
          process.place(page, PagePlace.NOWHERE);
          memory.tables().use(process, page, false, -1);
        });
    memory.disposal.discard(process, view.firstPage(), view.lastPage());
    process.remove(view);
  }
}
