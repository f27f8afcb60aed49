package org.faultline.lab.results.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimelineTableTest {
  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("timeline.csv"), text);
  }

  @Test
  void columnsAreFoundByTheirNames() throws IOException {
    TimelineTable table = TimelineTable.read(file("b,time_s,a\n5,0.1,7\n,0.2,8\n"));
    assertThat(table.times()).containsExactly(0.1, 0.2);
    assertThat(table.column("a")).containsExactly(7, 8);
    assertThat(table.column("b")).containsExactly(5, Double.NaN);
    assertThat(table.has("c")).isFalse();
  }

  /** 5,000 rows are three for each of at most 2,000: 1,667, the last of two rows. */
  @Test
  void aLongTimelineIsThinnedToMeans() throws IOException {
    StringBuilder text = new StringBuilder("time_s,a\n");
    for (int i = 1; i <= 5_000; i++) {
      text.append(i).append(',').append(10 * i).append('\n');
    }
    TimelineTable table = TimelineTable.read(file(text.toString()));
    assertThat(table.rowsEach()).isEqualTo(3);
    assertThat(table.times()).hasSize(1_667).startsWith(3, 6).endsWith(4_998, 5_000);
    assertThat(table.column("a")).startsWith(20, 50).endsWith(49_970, 49_995);
  }

  @Test
  void aBrokenCellIsASentenceWithItsLine() throws IOException {
    Path file = file("time_s,a\n0.1,5\n0.2,many\n");
    assertThatThrownBy(() -> TimelineTable.read(file))
        .isInstanceOf(IOException.class)
        .hasMessage(file + ", line 3: a is 'many', but must be a number");
  }

  @Test
  void aShortLineIsASentence() throws IOException {
    Path file = file("time_s,a\n0.1\n");
    assertThatThrownBy(() -> TimelineTable.read(file))
        .hasMessage(file + ", line 2 has 1 cells, but the titles are 2");
  }

  @Test
  void aFileWithoutTimesIsRefused() throws IOException {
    Path file = file("a\n5\n");
    assertThatThrownBy(() -> TimelineTable.read(file)).hasMessageContaining("no column time_s");
  }

  @Test
  void titlesAloneAreAnEmptyTimeline() throws IOException {
    assertThat(TimelineTable.read(file("time_s,a\n")).isEmpty()).isTrue();
  }
}
