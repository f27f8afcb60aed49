package org.faultline.memory.windows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.faultline.memory.pagefile.FilePageStore;
import org.faultline.memory.pagefile.InMemoryPageStore;
import org.faultline.memory.pagefile.PageStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A page written, trimmed, written out, repurposed and read back holds its bytes, and whatever
 * happens every count is right and everything returns.
 */
class WindowsHistoriesTest {
  private static final int HISTORIES = 10_000;
  private static final int HISTORIES_IN_A_FILE = 1_500;

  /** Plays the histories with seeds from 1 on, all with one store. */
  private static Map<WindowsHistory.Seen, Integer> play(PageStore store, int histories) {
    Map<WindowsHistory.Seen, Integer> seen = new EnumMap<>(WindowsHistory.Seen.class);
    for (long seed = 1; seed <= histories; seed++) {
      try {
        new WindowsHistory(seed, store)
            .play()
            .forEach((what, n) -> seen.merge(what, n, Integer::sum));
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("the history of seed " + seed + " failed: " + e.getMessage(), e);
      }
    }
    return seen;
  }

  @Test
  void pagesHoldTheirBytesInMemory() {
    Map<WindowsHistory.Seen, Integer> seen = play(new InMemoryPageStore(), HISTORIES);
    assertThat(seen).containsOnlyKeys(WindowsHistory.Seen.values());
    assertThat(seen.values()).allMatch(times -> times > HISTORIES / 200);
  }

  @Test
  void pagesHoldTheirBytesInAFile(@TempDir Path directory) throws IOException {
    try (FilePageStore store = FilePageStore.open(directory, 0)) {
      assertThat(play(store, HISTORIES_IN_A_FILE)).containsOnlyKeys(WindowsHistory.Seen.values());
    }
  }
}
