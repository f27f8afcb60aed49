package org.faultline.actors.naive;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Frames that are replaced together, by a policy named as configs name it. */
final class NaivePool {
  final List<NaiveFrame> frames;
  final Deque<NaiveFrame> free;
  private final String policy;
  private final List<NaiveFrame> order = new ArrayList<>();
  private int hand;

  NaivePool(List<NaiveFrame> frames, String policy) {
    this(frames, policy, new ArrayDeque<>(frames));
  }

  /** A pool that takes its frames from those that are free, as others do. */
  NaivePool(List<NaiveFrame> frames, String policy, Deque<NaiveFrame> free) {
    this.frames = frames;
    this.policy = policy;
    this.free = free;
  }

  void loaded(NaiveFrame frame) {
    order.add(frame);
    frame.used = policy.equals("clock");
  }

  void used(NaiveFrame frame) {
    frame.used = true;
    if (policy.equals("lru")) {
      order.remove(frame);
      order.add(frame);
    }
  }

  void removed(NaiveFrame frame) {
    order.remove(frame);
  }

  /** The frame to take, or null. */
  NaiveFrame victim() {
    if (!policy.startsWith("clock")) {
      return order.stream().filter(frame -> !frame.held()).findFirst().orElse(null);
    }
    for (int i = 0; i <= 2 * frames.size(); i++) {
      NaiveFrame frame = frames.get(hand);
      hand = (hand + 1) % frames.size();
      if (!frame.held() && !frame.used) {
        return frame;
      } else if (!frame.held()) {
        frame.used = false;
      }
    }
    return null;
  }
}
