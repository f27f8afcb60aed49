package org.faultline.memory.replacement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.faultline.memory.replacement.support.FrameQueue;
import org.junit.jupiter.api.Test;

class FrameQueueTest {
  private static final int FRAMES = 9;

  private final FrameQueue queue = new FrameQueue(FRAMES);
  private final List<Integer> oracle = new ArrayList<>();

  @Test
  void holdsItsFramesInOrderAndCountsThem() {
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(3);
    for (int step = 0; step < 5_000; step++) {
      int frame = random.nextInt(FRAMES);
      int other = random.nextInt(FRAMES);
      if (!oracle.contains(frame)) {
        queue.addLast(frame);
        oracle.add(frame);
      } else if (random.nextInt(3) == 0) {
        queue.moveToEnd(frame);
        oracle.remove((Integer) frame);
        oracle.add(frame);
      } else if (!oracle.contains(other)) {
        queue.replace(frame, other);
        oracle.set(oracle.indexOf(frame), other);
      } else {
        queue.remove(frame);
        oracle.remove((Integer) frame);
      }
      assertThat(walked()).isEqualTo(oracle);
      assertThat(queue.size()).isEqualTo(oracle.size());
    }
  }

  private List<Integer> walked() {
    List<Integer> walked = new ArrayList<>();
    for (int frame = queue.first(); frame >= 0; frame = queue.after(frame)) {
      walked.add(frame);
    }
    return walked;
  }
}
