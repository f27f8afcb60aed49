package org.faultline.workload.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Path;
import java.util.List;
import org.faultline.memory.section.ImageLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a config says of images. */
class ImagesConfigTest {
  private static final String LIB = "base = 0x180000000, size = 1 MiB, code = 90 KiB, data = 8 KiB";

  @TempDir Path folder;

  private static String loading(String images, String loaded) {
    return "images { "
        + images
        + " }\nprocesses { p { images = "
        + loaded
        + ", program = [ { Compute = 1 ms } ] } }\n";
  }

  @Test
  void imagesHaveABaseAndSizesAndProcessesLoadThemInOrder() {
    String text =
        loading(
            "lib { "
                + LIB
                + " }, app { base = 0x140000000, size = 64 KiB, code = 30 KiB,"
                + " data = 0 B, relocations = 20 % }",
            "[lib, app]");
    WorkloadConfig read = Loads.load(folder, text).config();

    assertThat(read.images())
        .containsExactly(
            entry("app", new ImageLayout("app", 0x140000000L, 1 << 16, 30 << 10, 0, 2)),
            entry("lib", new ImageLayout("lib", 0x180000000L, 1 << 20, 90 << 10, 8 << 10, 23)));
    assertThat(read.processes().get(0).start().images()).containsExactly("lib", "app");
    assertThat(read.processes().get(0).withCount(3).start().images()).containsExactly("lib", "app");
    assertThat(read.withSeed(9).images()).isEqualTo(read.images());
    assertThat(read.alone(read.processes().get(0)).images()).isEqualTo(read.images());
  }

  @Test
  void withoutThemThereAreNone() {
    WorkloadConfig read = Loads.load(folder, Loads.with()).config();
    assertThat(read.images()).isEmpty();
    assertThat(read.processes().get(0).start().images()).isEqualTo(List.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lib { size = 1 MiB, code = 4 KiB, data = 0 B }|'images.lib' lacks the key 'base'",
        "lib { base = 0x10000, size = 8 KiB, code = 5 KiB, data = 1 B }"
            + "|has code and data of 12 KiB in whole pages, but a size of only 8 KiB",
        "lib { base = 0x11000, size = 8 KiB, code = 4 KiB, data = 1 B }|must have a base that is",
        "lib { base = 0, size = 8 KiB, code = 4 KiB, data = 1 B }|must have a base that is",
        "lib { base = 0x7FFFFFFF0000, size = 1 MiB, code = 4 KiB, data = 1 B }|must have a base",
        "\"a.dll\" { base = 0x10000, size = 8 KiB, code = 4 KiB, data = 1 B }|must have a name",
        "lib { base = 0x10000, size = 3 GiB, code = 4 KiB, data = 1 B }|'images.lib.size'",
        "lib { base = 0x10000, size = 8 KiB, code = 4 KiB, data = 0 B, relocation = 5 % }"
            + "|did you mean 'relocations'?",
      })
  void aMistakeIsToldInASentence(String images, String sentence) {
    assertThat(Loads.sentences(folder, loading(images, "[]")))
        .singleElement()
        .asString()
        .contains(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lib { " + LIB + " }|[lbi]|did you mean 'lib'?",
        "|[lib]|is lib, but there are no images; add images { NAME { ... } }",
      })
  void processesLoadWhatThereIs(String images, String loaded, String sentence) {
    assertThat(Loads.sentences(folder, loading(images == null ? "" : images, loaded)))
        .singleElement()
        .asString()
        .contains(sentence);
  }

  @Test
  void whoLoadsAnImageWithAMistakeMakesNone() {
    String images = "lib { " + LIB + " }\nweb { " + LIB + ", cod = 1 B }";
    assertThat(Loads.sentences(folder, loading(images, "[web]")))
        .singleElement()
        .asString()
        .contains("'images.web.cod'");
  }

  @ParameterizedTest
  @CsvSource({"32-bit, 0x77000000", "64-bit, 0x7FFB00000000"})
  void windowsStartsAProcessWithImagesThatAWorkloadMayChange(String layout, String base) {
    String text =
        "machine.layout = "
            + layout
            + "\nprocesses.p.start = windows\n"
            + loading("kernel32 { base = 0x10000000, size = 8 KiB, code = 0 B, data = 0 B }", "[]");
    WorkloadConfig read = Loads.load(folder, text).config();

    assertThat(read.images()).containsOnlyKeys("kernel32", "kernelbase", "ntdll", "ucrtbase");
    assertThat(read.images().get("kernel32").sizeBytes()).isEqualTo(8192);
    assertThat(read.images().get("ntdll").baseAddress()).isEqualTo(Long.decode(base));
    assertThat(read.processes().get(0).start().steps()).hasSize(7);
  }

  @Test
  void theTextbookMachineStartsNoProcessOfWindows() {
    String text = "paging.kind = textbook\nprocesses.p.start = windows\n";
    assertThat(Loads.sentences(folder, text + loading("", "[]")))
        .singleElement()
        .asString()
        .endsWith(
            "'processes.p.start' is 'windows', which needs paging.kind = windows: the textbook"
                + " machine loads no images");
  }

  @Test
  void theTextbookMachineLoadsNothing() {
    assertThat(
            Loads.sentences(
                folder, "paging.kind = textbook\n" + loading("lib { " + LIB + " }", "[lib]")))
        .singleElement()
        .asString()
        .endsWith("'images' need paging.kind = windows: the textbook machine loads no images");
  }
}
