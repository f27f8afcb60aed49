package org.faultline.lab.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.faultline.lab.architecture.fixture.LooseThreads;
import org.junit.jupiter.api.Test;

class ThreadsTest {
  @Test
  void allThreadsHandOverWhatTheyThrow() {
    Threads.ALL_HAND_OVER_WHAT_THEY_THROW.check(Model.ALL);
  }

  @Test
  void eachThreadThatIsMadeOtherwiseIsFound() {
    List<String> violations =
        Model.violations(Threads.ALL_HAND_OVER_WHAT_THEY_THROW, LooseThreads.class);
    for (String method : List.of("thread()", "pool()", "forkJoin()", "supplied()")) {
      assertThat(violations).anyMatch(line -> line.contains("LooseThreads." + method));
    }
    assertThat(Model.violations(Threads.ALL_HAND_OVER_WHAT_THEY_THROW, LooseThreads.Fine.class))
        .isEmpty();
  }
}
