package org.faultline.memory.pagefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random histories against a map: what was written is read, and all damage is found. */
class PageStoreModelTest {
  @TempDir Path folder;

  @Test
  void everyPageIsReadAsItWasWrittenOrFailsWhateverGoesWrong() {
    long damaged = 0;
    long failedWrites = 0;
    for (long seed = 1; seed <= 10_000; seed++) {
      FaultySlotFile file = new FaultySlotFile();
      StoreHistory history = new StoreHistory(new FilePageStore(file), file, seed);
      run(history, seed, 30);
      damaged += history.damaged;
      failedWrites += history.failedWrites;
    }
    assertThat(damaged).isGreaterThan(10_000);
    assertThat(failedWrites).isGreaterThan(3_000);
  }

  @Test
  void aRealFileHoldsEveryPage() throws IOException {
    for (long seed = 1; seed <= 300; seed++) {
      try (FilePageStore store = FilePageStore.open(folder, 0)) {
        run(new StoreHistory(store, null, seed), seed, 60);
      }
    }
  }

  @Test
  void memoryHoldsEveryPage() {
    for (long seed = 1; seed <= 2_000; seed++) {
      try (PageStore store = new InMemoryPageStore()) {
        run(new StoreHistory(store, null, seed), seed, 60);
      }
    }
  }

  private static void run(StoreHistory history, long seed, int steps) {
    try {
      history.run(steps);
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
    }
  }
}
