package org.faultline.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {
  @TempDir Path folder;

  private Path run(String name, Object... more) throws IOException {
    Path out = folder.resolve(name);
    Object[] args = new Object[5 + more.length];
    args[0] = "run";
    args[1] = Faultline.small(folder);
    args[2] = "--out";
    args[3] = out;
    args[4] = "--quiet";
    System.arraycopy(more, 0, args, 5, more.length);
    assertThat(Faultline.run(args).code()).isZero();
    return out;
  }

  @Test
  void equalDigestsAreTheSameRun() throws IOException {
    Faultline.Outcome outcome =
        Faultline.run("compare", run("a"), run("b").resolve("summary.json"));
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).contains("The same run");
  }

  @Test
  void oneSeedEachGivesNoEstimateOfTheNoise() throws IOException {
    Faultline.Outcome outcome =
        Faultline.run("compare", run("a"), run("b", "--set", "machine.ram=1MiB"));
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out())
        .contains("machine.ram: 256 KiB -> 1MiB", "no estimate of the noise")
        .doesNotContain("within noise");
    assertThat(outcome.lines()).anyMatch(line -> line.matches("machine +Hard Faults/s .* -100 %"));
  }

  @Test
  void equalSeedsArePaired() throws IOException {
    Path small = run("a", "--seeds", 3);
    Path large = run("b", "--seeds", 4, "--set", "machine.ram=1MiB");
    Faultline.Outcome outcome = Faultline.run("compare", small, large);
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out()).contains("3 pairs of equal seeds");
    assertThat(outcome.lines()).anyMatch(line -> line.matches("machine +Hard Faults/s .* differs"));
  }

  /** Some 10 requests each end in 5 ms: 5 slowest of 500 would be needed for a p99. */
  @Test
  void aFigureOfAHandfulSaysOfHowMany() throws IOException {
    Path a = run("a", "--set", "run.until=7ms");
    Path b = run("b", "--set", "run.until=7ms", "--set", "machine.ram=1MiB");
    Faultline.Outcome outcome = Faultline.run("compare", a, b);
    assertThat(outcome.lines())
        .anyMatch(line -> line.matches("server +page p99 .* of [0-9]+"))
        .noneMatch(line -> line.matches("server +references/s .* of [0-9]+"));
    assertThat(outcome.out()).contains("'of N': the figure rests on only N events");
    // 3 servers of 2,000/s for a second are some 6,000 requests.
    String[] longer = {"--set", "run.until=1s", "--set", "run.timeline=off"};
    Path c = run("c", (Object[]) longer);
    Path d = run("d", longer[0], longer[1], longer[2], longer[3], "--set", "machine.ram=1MiB");
    assertThat(Faultline.run("compare", c, d).lines())
        .anyMatch(line -> line.matches("server +page p99 .*"))
        .noneMatch(line -> line.matches("server +page p99 .* of [0-9]+"));
  }

  /** Faults that are rarer than ten in all runs of both sides. */
  @Test
  void aHandfulOfEventsIsToldInSeveralSeedsToo() throws IOException {
    Path a = run("a", "--seeds", 2, "--set", "run.until=5500us");
    Path b = run("b", "--seeds", 2, "--set", "run.until=5500us", "--set", "machine.ram=1MiB");
    assertThat(Faultline.run("compare", a, b).lines())
        .anyMatch(line -> line.matches("server +page/s .*(differs|within noise), of [0-9]"));
  }

  @Test
  void runsWithoutACommonSeedAreRefused() throws IOException {
    Path a = run("a", "--seeds", 2);
    Path b = run("b", "--seeds", 2, "--seed", 50);
    Faultline.Outcome outcome = Faultline.run("compare", a, b);
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("[3, 4]", "[50, 51]");
  }

  @Test
  void whatIsNoResultIsASentence() throws IOException {
    Path a = run("a");
    Path broken = Files.writeString(folder.resolve("broken.json"), "{ \"schema\": ");
    Path other = Files.writeString(folder.resolve("other.json"), "{ \"schema\": \"else/9\" }");
    for (Path bad : new Path[] {broken, other, folder.resolve("nowhere"), Path.of("/")}) {
      Faultline.Outcome outcome = Faultline.run("compare", a, bad);
      assertThat(outcome.code()).as(bad.toString()).isEqualTo(2);
      assertThat(outcome.err().lines()).as(bad.toString()).hasSize(1);
      assertThat(outcome.err()).contains(bad.toString()).doesNotContain("Exception");
    }
  }
}
