package org.faultline.memory.windows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.faultline.memory.object.BackingFile;
import org.jspecify.annotations.Nullable;

/** The segments that there are, by number. */
final class Segments {
  // Who owns frames that a device still has of a segment that is gone.
  private static final Segment GONE = new Segment(-1, null, CommittedPages.none(0));

  private final Map<Integer, Segment> byNumber = new HashMap<>();
  private int made;

  /** A new segment. */
  Segment make(@Nullable BackingFile file, CommittedPages committed) {
    Segment segment = new Segment(made, file, committed);
    byNumber.put(made++, segment);
    return segment;
  }

  /** Whether there ever was one. */
  boolean everMade() {
    return made > 0;
  }

  /** The segment with this number, which there is. */
  Segment get(int number) {
    return byNumber.getOrDefault(number, GONE);
  }

  /** There is none with this number any more. */
  void remove(Segment segment) {
    byNumber.remove(segment.number());
  }

  /** All of them, in the order in which they were made. */
  List<Segment> all() {
    List<Segment> all = new ArrayList<>();
    byNumber.keySet().stream().sorted().forEach(number -> all.add(get(number)));
    return all;
  }
}
