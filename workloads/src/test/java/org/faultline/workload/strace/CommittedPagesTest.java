package org.faultline.workload.strace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import org.apache.commons.rng.UniformRandomProvider;
import org.faultline.workload.program.RandomStreams;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random calls of Linux, and the steps that stand for them. */
class CommittedPagesTest {
  private static final int PAGE = 4096;

  /** After every call as many pages are committed with each protection as Linux has mapped. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void committedPagesAreThoseThatAreMapped(long seed) {
    UniformRandomProvider random = new RandomStreams(seed).stream("calls", 0, "calls");
    int[] protections = {0x01, 0x02, 0x04, 0x20};
    Mappings mappings = new Mappings();
    StepReplay replay = new StepReplay();
    // Linux: the protection of each mapped page; reserved pages were never accessible.
    TreeMap<Long, Integer> linux = new TreeMap<>();
    int done = 0;
    for (int call = 0; call < 400; call++) {
      long first = random.nextInt(40);
      long last = first + random.nextInt(10);
      int protect = protections[random.nextInt(4)];
      long start = first * PAGE;
      long end = (last + 1) * PAGE;
      mappings.at(call);
      switch (random.nextInt(3)) {
        case 0 -> {
          mappings.map(start, end, protect);
          for (long page = first; page <= last; page++) {
            linux.put(page, protect == 0x01 ? StepReplay.RESERVED : StepReplay.COMMITTED + protect);
          }
        }
        case 1 -> {
          mappings.unmap(start, end);
          linux.subMap(first, last + 1).clear();
        }
        default -> {
          mappings.protect(start, end, protect);
          linux
              .subMap(first, last + 1)
              .replaceAll(
                  (page, old) ->
                      old == StepReplay.RESERVED && protect == 0x01
                          ? old
                          : StepReplay.COMMITTED + protect);
        }
      }
      List<AllocationStep> steps = mappings.steps();
      steps.subList(done, steps.size()).forEach(replay::step);
      done = steps.size();
      for (int of : protections) {
        long mapped =
            linux.values().stream().filter(page -> page == StepReplay.COMMITTED + of).count();
        assertThat(replay.committed(of)).as("seed %d, call %d", seed, call).isEqualTo(mapped);
      }
    }
    mappings.at(400);
    mappings.unmap(0, 64L * PAGE);
    mappings.steps().subList(done, mappings.steps().size()).forEach(replay::step);
    assertThat(replay.regions).isEmpty();
  }
}
