package org.faultline.lab.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.faultline.lab.cli.watch.WatchFrame.Group;
import org.faultline.lab.cli.watch.WatchFrame.Kind;
import org.faultline.lab.cli.watch.WatchFrame.Part;
import org.faultline.lab.cli.watch.WatchFrame.Used;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WatchPictureTest {
  private static WatchFrame frame(List<Group> groups) {
    return new WatchFrame(
        "desktop",
        new WatchFrame.Time(1_200_000_000L, 2_500_000_000L),
        List.of(new Part(Kind.ACTIVE, 512), new Part(Kind.MODIFIED, 256), new Part(Kind.FREE, 256)),
        new Used(2_048, 4_096),
        new Used(0, 1_024),
        0.75,
        new WatchFrame.Faults(
            List.of(new Part(Kind.HARD, 250), new Part(Kind.DEMAND_ZERO, 250)), 1_000),
        groups);
  }

  private static List<String> draw(List<Group> groups, int width, int rows) {
    return WatchPicture.lines(frame(groups), width, rows).stream()
        .map(AttributedString::toString)
        .toList();
  }

  private static List<Group> groups(int count) {
    return IntStream.range(0, count).mapToObj(i -> new Group("group" + i, i)).toList();
  }

  /** At 104 columns a bar has 40 cells: half of the memory is 20 of them, a quarter 10. */
  @Test
  void barsAreInProportion() {
    List<String> lines = draw(List.of(new Group("awk", 256)), 104, 30);
    assertThat(lines.get(0)).isEqualTo("desktop   1.20 s of 2.50 s simulated");
    assertThat(lines.get(1))
        .isEqualTo("Memory      [" + "#".repeat(20) + "mmmmmmmmmm" + "..........] 4 MiB");
    assertThat(lines.get(3))
        .isEqualTo("Commit      [" + "#".repeat(20) + " ".repeat(20) + "] 8 MiB of 16 MiB (50 %)");
    assertThat(lines.get(4)).startsWith("Pagefile    [" + " ".repeat(40) + "] 0 MiB of 4 MiB");
    assertThat(lines.get(5))
        .isEqualTo("CPU         [" + "#".repeat(30) + " ".repeat(10) + "] 75 %");
    assertThat(lines.get(6))
        .isEqualTo("Faults/s    [HHHHHHHHHHzzzzzzzzzz" + " ".repeat(20) + "] 500");
    assertThat(lines.get(8))
        .isEqualTo("awk         [" + "#".repeat(10) + " ".repeat(30) + "] 1 MiB");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 39, 40, 41, 80, 133, 400})
  void noLineIsWiderThanTheTerminal(int width) {
    List<Group> groups = List.of(new Group("a-name-that-is-far-too-long-for-its-column", 900));
    assertThat(WatchPicture.lines(frame(groups), width, 50))
        .allSatisfy(line -> assertThat(line.columnLength()).isLessThanOrEqualTo(width));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 8, 9, 10, 24})
  void thePictureIsNotHigherThanTheTerminal(int rows) {
    assertThat(draw(groups(100), 80, rows)).hasSizeLessThanOrEqualTo(rows);
  }

  @Test
  void groupsForWhichThereIsNoRoomAreCounted() {
    List<String> lines = draw(groups(100), 80, 20);
    assertThat(lines).hasSize(20);
    assertThat(lines.get(19)).isEqualTo("(89 more working sets)");
  }

  @Test
  void partsHaveColours() {
    assertThat(WatchPicture.lines(frame(List.of()), 80, 20).get(1).toAnsi()).contains("\u001b[");
  }

  @Test
  void withoutATerminalAFrameIsOneLine() {
    assertThat(WatchPicture.plain(frame(groups(3))))
        .doesNotContain("\n", "\u001b")
        .isEqualTo(
            "desktop  1.20 s  active 2 MiB  modified 1 MiB  free 1 MiB  commit 8 MiB of 16 MiB"
                + "  pagefile 0 MiB  CPU 75 %  faults/s hard 250 demand zero 250");
  }
}
