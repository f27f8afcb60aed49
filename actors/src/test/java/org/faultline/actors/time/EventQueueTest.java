package org.faultline.actors.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.faultline.workload.program.RandomStreams;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventQueueTest {
  private record Entry(long time, int kind, int process, long sequence) {}

  private static final Comparator<Entry> ORDER =
      Comparator.comparingLong(Entry::time)
          .thenComparingInt(Entry::kind)
          .thenComparingInt(Entry::process)
          .thenComparingLong(Entry::sequence);

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void entriesComeInTheOrderOfTimeKindProcessAndSequence(long seed) {
    UniformRandomProvider random = new RandomStreams(seed).stream("queue", 0, "test");
    EventQueue queue = new EventQueue();
    List<Entry> model = new ArrayList<>();
    for (int i = 0; i < 4_000; i++) {
      if (model.isEmpty() || random.nextInt(5) < 3) {
        Entry entry = new Entry(random.nextInt(50), random.nextInt(3), random.nextInt(4), i);
        model.add(entry);
        queue.add(entry.time(), entry.kind(), entry.process(), entry);
      } else if (random.nextInt(10) == 0) {
        int process = model.get(random.nextInt(model.size())).process();
        long before = model.stream().filter(entry -> entry.process() == process).count();
        queue.remove(process);
        List<Object> left = drain(queue);
        model.removeIf(entry -> !left.contains(entry));
        assertThat(model.stream().filter(e -> e.process() == process).count())
            .isEqualTo(before - 1);
        model.sort(Comparator.comparingLong(Entry::sequence));
        queue = new EventQueue();
        for (Entry entry : model) {
          queue.add(entry.time(), entry.kind(), entry.process(), entry);
        }
      } else {
        model.sort(ORDER);
        Entry first = model.remove(0);
        assertThat(queue.payload()).isEqualTo(first);
        assertThat(queue.timeNanos()).isEqualTo(first.time());
        assertThat(queue.kind()).isEqualTo(first.kind());
        assertThat(queue.process()).isEqualTo(first.process());
        queue.remove();
      }
      assertThat(queue.size()).isEqualTo(model.size());
    }
    model.sort(ORDER);
    assertThat(drain(queue)).isEqualTo(model);
    assertThat(queue.timeNanos()).isEqualTo(Long.MAX_VALUE);
  }

  private static List<Object> drain(EventQueue queue) {
    List<Object> all = new ArrayList<>();
    while (!queue.isEmpty()) {
      all.add(queue.payload());
      queue.remove();
    }
    return all;
  }
}
