package org.faultline.actors.naive;

import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import org.faultline.actors.naive.NaiveListedFrame.State;

/** All frames, and the lists on which those are that no working set has. */
final class NaiveFrameLists {
  private static final int PRIORITIES = 8;

  final List<NaiveListedFrame> frames = new ArrayList<>();
  final LinkedList<NaiveListedFrame> zeroed = new LinkedList<>();
  final LinkedList<NaiveListedFrame> free = new LinkedList<>();
  final LinkedList<NaiveListedFrame> modified = new LinkedList<>();

  /** Modified pages of files. */
  final LinkedList<NaiveListedFrame> modifiedFiles = new LinkedList<>();

  final List<LinkedList<NaiveListedFrame>> standby = new ArrayList<>();
  private final NaiveMessage message;

  NaiveFrameLists(int count, NaiveMessage message) {
    this.message = message;
    for (int i = 0; i < PRIORITIES; i++) {
      standby.add(new LinkedList<>());
    }
    for (int i = 0; i < count; i++) {
      frames.add(new NaiveListedFrame(i));
    }
    zeroed.addAll(frames);
  }

  int available() {
    return zeroed.size() + free.size() + standby.stream().mapToInt(List::size).sum();
  }

  /** Frames that are being written and in no working set. */
  int writing() {
    return (int) frames.stream().filter(f -> f.writing && f.state == State.TRANSITION).count();
  }

  /** The list that a frame is on; null for none. */
  LinkedList<NaiveListedFrame> listOf(NaiveListedFrame frame) {
    return switch (frame.state) {
      case ZEROED -> zeroed;
      case FREE -> free;
      case STANDBY -> standby.get(frame.priority);
      case MODIFIED -> frame.page.isOfFile() ? modifiedFiles : modified;
      default -> null;
    };
  }

  /** The frame, which is on no list, goes to the tail of FREE. */
  void free(NaiveListedFrame frame) {
    frame.clear();
    append(frame, State.FREE);
  }

  /** The page in the frame, which is on no list, has left its working set or its transfer. */
  void park(NaiveListedFrame frame) {
    frame.priority = frame.userPriority;
    append(frame, frame.dirty ? State.MODIFIED : State.STANDBY);
  }

  private void append(NaiveListedFrame frame, State state) {
    frame.state = state;
    listOf(frame).add(frame);
    message.released |= state != State.MODIFIED;
  }

  /** Takes the frame off its list, if it is on one. */
  void remove(NaiveListedFrame frame) {
    if (listOf(frame) != null) {
      listOf(frame).remove(frame);
    }
  }

  /** The frame to take next: for zeros, or to be filled; null for none. */
  NaiveListedFrame first(boolean zero) {
    List<LinkedList<NaiveListedFrame>> order = new ArrayList<>(standby);
    order.add(0, zero ? free : zeroed);
    order.add(0, zero ? zeroed : free);
    return order.stream()
        .filter(list -> !list.isEmpty())
        .map(LinkedList::getFirst)
        .findFirst()
        .orElse(null);
  }

  /** So many free frames are zeroed. */
  void zero(long count) {
    for (long i = 0; i < count; i++) {
      NaiveListedFrame frame = free.removeFirst();
      frame.state = State.ZEROED;
      zeroed.add(frame);
    }
  }
}
