package org.faultline.memory.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowsSettingsTest {
  private static final int FRAMES_OF_A_MEBIBYTE = 256;

  /** The examples of docs/windows.md W811: 15.1 MB, 31.1 MB, 40 MB, 56 MB and 64 MB. */
  @ParameterizedTest
  @CsvSource({"512, 3872", "1024, 7968", "2048, 10240", "4096, 14336", "5120, 16384"})
  void lowMemoryIsTheEventOfWindowsWhereThreePercentAreMore(int mebibytes, int pages) {
    int frames = mebibytes * FRAMES_OF_A_MEBIBYTE;
    assertThat(WindowsSettings.defaults(frames).available().lowPages())
        .isEqualTo(Math.min(pages, frames / 100 * 3));
  }

  @ParameterizedTest
  @CsvSource({"62, 400", "63, 800", "128, 800", "256, 1824"})
  void smallMemoriesTakeThreePercentOrTheEventWhicheverIsLess(int mebibytes, int most) {
    int frames = mebibytes * FRAMES_OF_A_MEBIBYTE;
    assertThat(WindowsSettings.defaults(frames).available().lowPages())
        .isEqualTo(Math.min(most, frames / 100 * 3));
  }

  @Test
  void theNumbersOfALargeMemoryAreThoseOfWindows() {
    WindowsSettings large = WindowsSettings.defaults(16 * 1024 * FRAMES_OF_A_MEBIBYTE);
    assertThat(large)
        .isEqualTo(
            new WindowsSettings(
                new WindowsSettings.Available(32, 4_096, 16_384, 3 * 16_384),
                16,
                new WindowsSettings.Writing(256, 2, 41_943 * 3, 100_000_000L, 8),
                1_000_000_000L,
                10_000_000L,
                8));
  }

  @Test
  void fourMebibytesAreScaled() {
    WindowsSettings small = WindowsSettings.defaults(1_024);
    assertThat(small.available().reservePages()).as("1,024 / 128").isEqualTo(8);
    assertThat(small.available().criticalPages()).as("one above the reserve").isEqualTo(9);
    assertThat(small.available().lowPages()).as("3 %").isEqualTo(30);
    assertThat(small.available().goalPages()).as("3 * low").isEqualTo(90);
    assertThat(small.writing().clusterPages()).as("1,024 / 64").isEqualTo(16);
    assertThat(small.writing().modifiedMaximumPages()).as("3 %").isEqualTo(30);
  }

  @Test
  void criticalIsAtLeastThe26PagesOfAClientWhereMemoryHasRoom() {
    assertThat(WindowsSettings.defaults(26 * 128).available().criticalPages())
        .isEqualTo(Math.max(26 + 1, 26));
    assertThat(WindowsSettings.defaults(100_000).available().criticalPages())
        .as("0.1 % and more")
        .isEqualTo(97);
    assertThat(WindowsSettings.defaults(20_000).available().criticalPages())
        .as("above the reserve of 32")
        .isEqualTo(33);
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "7", "16", "100", "127", "128", "257", "1000", "65536", "16777216"})
  void theyAscendForEverySize(int frames) {
    WindowsSettings settings = WindowsSettings.defaults(frames);
    assertThat(settings.available().reservePages())
        .isLessThan(settings.available().criticalPages())
        .isLessThanOrEqualTo(32);
    assertThat(settings.available().criticalPages()).isLessThan(settings.available().lowPages());
    assertThat(settings.available().lowPages()).isLessThan(settings.available().goalPages());
  }

  @Test
  void tinyMemoriesHaveNoReserve() {
    assertThat(WindowsSettings.defaults(127).available().reservePages()).isZero();
    assertThat(WindowsSettings.defaults(128).available().reservePages()).isEqualTo(1);
  }

  @Test
  void numbersThatDoNotAscendAreRefused() {
    assertThatThrownBy(() -> WindowsRig.settings(3, 3, 4, 5))
        .hasMessage("must have a critical above its reserve");
    assertThatThrownBy(() -> WindowsRig.settings(3, 4, 4, 5))
        .hasMessage("must have a low above its critical");
    assertThatThrownBy(() -> WindowsRig.settings(3, 4, 5, 5))
        .hasMessage("must have a goal above its low");
  }
}
