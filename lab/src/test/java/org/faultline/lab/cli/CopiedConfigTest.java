package org.faultline.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.faultline.workload.config.Home;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy of a workload or study that ships runs from anywhere, and says where its files are. */
class CopiedConfigTest {
  private static final String[] SHORT = {"--set", "run.warm-up=0s", "--set", "run.until=20ms"};

  @TempDir Path folder;
  private final Home home = Home.find();
  private Path copies;

  @BeforeEach
  void makeFolder() throws IOException {
    copies = Files.createDirectories(folder.resolve("far/from/home"));
  }

  private Path copy(Path shipped) throws IOException {
    return Files.copy(shipped, copies.resolve(shipped.getFileName().toString()));
  }

  private static Faultline.Outcome good(Object... words) {
    Faultline.Outcome outcome = Faultline.run(words);
    assertThat(outcome.code()).as(outcome.err()).isZero();
    return outcome;
  }

  private static JsonNode summary(Path results) throws IOException {
    return new ObjectMapper().readTree(Files.readString(results.resolve("summary.json")));
  }

  @Test
  void aCopyOfAnyShippedWorkloadIsGoodAndSaysWhatIsNotBesideIt() throws IOException {
    for (String name : home.workloads()) {
      Path copy = copy(home.workload(name));
      boolean traces = Files.readString(copy).contains("../traces/");
      Faultline.Outcome outcome = good("check", copy);
      assertThat(outcome.out()).contains(copy + ": good");
      if (traces) {
        assertThat(outcome.err())
            .startsWith(name + ".conf: not found in " + copies)
            .contains("../traces/", home.workload(name).getParent().toString())
            .hasLineCount(1);
      } else {
        assertThat(outcome.err()).isEmpty();
      }
    }
    assertThat(good("check", "desktop").err()).as("the one that ships").isEmpty();
  }

  /** Not a byte of the results tells where the config or its traces lay. */
  @Test
  void aCopyRunsAsTheOriginalAndCanBeRunAgain() throws IOException {
    Path copy = copy(home.workload("desktop"));
    Path original = folder.resolve("original");
    Path copied = folder.resolve("copied");
    good(
        "run", "desktop", "--out", original, "--no-report", SHORT[0], SHORT[1], SHORT[2], SHORT[3]);
    good("run", copy, "--out", copied, "--no-report", SHORT[0], SHORT[1], SHORT[2], SHORT[3]);

    assertThat(summary(copied)).isEqualTo(summary(original));
    assertThat(good("check", copied.resolve("effective.conf")).err()).isEmpty();
  }

  @Test
  void whatLiesBesideTheConfigComesFirst() throws IOException {
    Path copy = copy(home.workload("database"));
    Path traces = Files.createDirectories(copies.resolveSibling("traces"));
    Files.copy(home.root().resolve("config/traces/sqlite3.flt"), traces.resolve("sqlite3.flt"));

    assertThat(good("check", copy).err()).isEmpty();
  }

  @Test
  void aConfigMayHaveFilesOfItsOwnBesideThoseThatShip() throws IOException {
    Files.writeString(copies.resolve("mine.pages"), "R 0x1\nW 0x2\n");
    Files.writeString(
        copies.resolve("mixed.conf"),
        """
        seed = 1
        machine { profile = teaching }
        include "base"
        processes {
          own { program = [ { Trace { file = mine.pages } } ] }
          ours { program = [ { Trace { file = "../traces/mix-a.flt" } } ] }
        }
        """);
    Files.writeString(copies.resolve("base.conf"), "run.until = 2 ms\n");
    Path results = folder.resolve("mixed");
    Faultline.Outcome run =
        good("run", copies.resolve("mixed.conf"), "--out", results, "--no-report");

    assertThat(run.err()).contains("../traces/mix-a.flt").doesNotContain("mine.pages");
    assertThat(good("rerun", results).out()).contains("The same run");
  }

  @Test
  void includesOfWhatShipsAreFoundAndSaid() throws IOException {
    Path config = copies.resolve("short.conf");
    Files.writeString(config, "include \"first\"\nmachine.ram = 68 KiB\n");

    assertThat(good("check", config).err()).contains("short.conf: not found", "first.conf");
    Files.writeString(config, "include \"frist\"\n");
    Faultline.Outcome wrong = Faultline.run("check", config);
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("include 'frist': there is no such file");
  }

  @Test
  void capacityOfACopyIsThatOfTheOriginal() throws IOException {
    Path copy = copy(home.workload("database"));
    List<Object> rest =
        List.of(
            "--of",
            "sqlite",
            "--require",
            "cpu.utilisation < 100 %",
            "--max",
            "1",
            "--seeds",
            "2",
            "--set",
            "run.warm-up=0s",
            "--set",
            "run.until=60ms",
            "--format",
            "json");
    List<Object> words = new java.util.ArrayList<>(List.of("capacity", copy));
    words.addAll(rest);
    words.addAll(List.of("--out", folder.resolve("capacity")));
    Faultline.Outcome outcome = Faultline.run(words.toArray());
    assertThat(outcome.err()).contains("database.conf: not found in");
    assertThat(outcome.code()).isIn(0, 1);
  }

  /** A study that names its workload by a path, and one that names it by its name. */
  @Test
  void aCopyOfAStudyFindsItsWorkload() throws IOException {
    for (String name : List.of("thrash", "locks")) {
      Path copy = copy(home.study(name));
      boolean path = Files.readString(copy).contains("\"../workloads/");
      assertThat(path).as(name).isEqualTo(name.equals("thrash"));
      Faultline.Outcome outcome = good("sweep", copy, "--plan");
      assertThat(outcome.err().contains("not found in " + copies)).as(name).isEqualTo(path);
    }
  }

  @Test
  void aStudyOfACopiedWorkloadFindsItsTraces() throws IOException {
    copy(home.workload("database"));
    Path study = copies.resolve("mine.conf");
    Files.writeString(
        study,
        """
        question = "Does a copy run?"
        workload = database.conf
        vary { machine.ram = [64 MiB] }
        set { run.warm-up = 0s, run.until = 20 ms }
        replications = 2
        measures = [machine.hard-faults]
        """);
    Faultline.Outcome outcome = Faultline.run("sweep", study, "--plan");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.err()).contains("database.conf: not found in");
  }

  @Test
  void aFileThatIsNowhereIsRefusedWithTheOneThatWasMeant() throws IOException {
    Path config = copies.resolve("wrong.conf");
    String text =
        "machine { profile = teaching }\nprocesses.p.program = [ { Trace { file = \"%s\" } } ]\n";
    Files.writeString(config, text.formatted("recordings/gzip.flt"));
    Faultline.Outcome shipped = Faultline.run("check", config);
    assertThat(shipped.code()).isEqualTo(2);
    assertThat(shipped.err())
        .contains("wrong.conf, line 2")
        .contains("Faultline ships '" + home.root().resolve("config/traces/gzip.flt") + "'");

    Files.writeString(config, text.formatted("pom.xml"));
    assertThat(Faultline.run("check", config).err())
        .contains("for the file in the working directory write '")
        .contains(Path.of("pom.xml").toAbsolutePath().toString());

    Files.writeString(config, text.formatted("deep/none.flt"));
    assertThat(Faultline.run("check", config).err())
        .contains("there is no such file; relative paths start in " + copies);
  }
}
