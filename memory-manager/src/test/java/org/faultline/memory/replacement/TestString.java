package org.faultline.memory.replacement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/** A random string of references, and what a policy lets leave when it is played. */
record TestString(int[] pages, boolean[] writes) {

  /** 20 to 400 references to 2 to 24 pages: skewed, in loops, or both by turns. */
  static TestString random(long seed) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    int distinct = 2 + random.nextInt(23);
    int[] pages = new int[20 + random.nextInt(380)];
    boolean[] writes = new boolean[pages.length];
    boolean loop = random.nextBoolean();
    int position = 0;
    for (int i = 0; i < pages.length; i++) {
      loop ^= random.nextInt(40) == 0;
      position = (position + 1) % distinct;
      int skewed = Math.min(random.nextInt(distinct), random.nextInt(distinct));
      pages[i] = loop ? position : skewed;
      writes[i] = random.nextInt(4) == 0;
    }
    return new TestString(pages, writes);
  }

  /** When the page of reference {@code at} is used next. */
  private long nextUse(int at) {
    for (int i = at + 1; i < pages.length; i++) {
      if (pages[i] == pages[at]) {
        return i;
      }
    }
    return ReplacementPolicy.NEVER;
  }

  /** The pages that leave, in order, each with the number of the reference that faulted. */
  List<String> play(PolicyKind kind, int frames) {
    ReplacementPolicy policy =
        kind.create(frames, RandomSource.XO_SHI_RO_256_PP.create(5)::nextInt);
    Map<Integer, Integer> frameOf = new HashMap<>();
    int[] pageIn = new int[frames];
    boolean[] dirty = new boolean[frames];
    List<String> left = new ArrayList<>();
    for (int t = 0; t < pages.length; t++) {
      Integer frame = frameOf.get(pages[t]);
      if (frame == null) {
        policy.faulted(pages[t], t, nextUse(t));
        if (frameOf.size() < frames) {
          frame = frameOf.size();
        } else {
          frame = policy.victim(pages[t], any -> true);
          left.add(t + ":" + pageIn[frame]);
          frameOf.remove(pageIn[frame]);
          policy.removed(frame);
        }
        frameOf.put(pages[t], frame);
        pageIn[frame] = pages[t];
        dirty[frame] = false;
        policy.loaded(frame, pages[t]);
      } else {
        policy.touched(frame, 1, t, nextUse(t));
      }
      if (writes[t] && !dirty[frame]) {
        dirty[frame] = true;
        policy.dirtied(frame);
      }
    }
    return left;
  }

  /** The same by a naive second implementation. */
  List<String> play(NaivePolicy policy, int frames) {
    List<String> left = new ArrayList<>();
    for (int t = 0; t < pages.length; t++) {
      Integer victim = policy.access(pages[t], writes[t], t, frames);
      if (victim != null) {
        left.add(t + ":" + victim);
      }
    }
    return left;
  }
}
