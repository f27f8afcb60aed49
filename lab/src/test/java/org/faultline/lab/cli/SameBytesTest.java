package org.faultline.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same config, seed and version give the same bytes, whatever the machine. */
class SameBytesTest {
  @TempDir Path folder;

  private List<String> results(Path config, String name, Object... more) throws IOException {
    Path out = folder.resolve(name);
    List<Object> args = new ArrayList<>(List.of("run", config, "--out", out, "--quiet"));
    args.addAll(List.of(more));
    Faultline.Outcome outcome = Faultline.run(args.toArray());
    assertThat(outcome.code()).as(outcome.err()).isZero();
    return List.of(
        Files.readString(out.resolve("summary.json")),
        Files.readString(out.resolve("timeline.csv")));
  }

  @Test
  void workersChangeNothing() throws IOException {
    Path small = Faultline.small(folder);
    List<String> one = results(small, "one", "--workers", 1);
    assertThat(one.get(1).lines()).hasSize(9);
    assertThat(results(small, "two", "--workers", 2)).isEqualTo(one);
    assertThat(results(small, "eight", "--workers", 8)).isEqualTo(one);
  }

  @Test
  void localeAndTimeZoneChangeNothing() throws IOException {
    Path small = Faultline.small(folder);
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.ENGLISH);
      TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
      List<String> english = results(small, "english");
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));
      assertThat(results(small, "arabic")).isEqualTo(english);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void thePlaceOfConfigAndResultsChangesNothing() throws IOException {
    List<String> here = results(Faultline.small(folder.resolve("here")), "near");
    List<String> there = results(Faultline.small(folder.resolve("a/far/there")), "deep/down/below");
    assertThat(there).isEqualTo(here);
  }

  @Test
  void anotherSeedIsAnotherRun() throws IOException {
    Path small = Faultline.small(folder);
    String first = results(small, "three").get(0);
    String second = results(small, "four", "--seed", 4).get(0);
    assertThat(digest(first)).hasSize(64).isNotEqualTo(digest(second));
  }

  private static String digest(String summary) {
    String key = "\"digest\": \"";
    int start = summary.indexOf(key) + key.length();
    return summary.substring(start, summary.indexOf('"', start));
  }
}
