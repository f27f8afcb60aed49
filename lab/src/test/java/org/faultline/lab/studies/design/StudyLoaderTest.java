package org.faultline.lab.studies.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.faultline.workload.binding.ConfigProblemsException;
import org.faultline.workload.binding.Magnitude;
import org.faultline.workload.config.Home;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudyLoaderTest {
  @TempDir Path folder;

  private StudyConfig load(String text, Adjustments adjustments) throws IOException {
    Path file = folder.resolve("s.conf");
    Files.writeString(file, "question = q\nworkload = web\n" + text);
    return new StudyLoader(Home.find()).load(file.toString(), adjustments);
  }

  private StudyConfig load(String text) throws IOException {
    return load(text + "\nmeasures = [machine.throughput]", Adjustments.NONE);
  }

  private List<String> sets(String vary) throws IOException {
    return load(vary).design().cells().stream()
        .map(cell -> String.join("; ", cell.sets()))
        .toList();
  }

  @Test
  void factorsAreCrossedAndTheAxisVariesFastest() throws IOException {
    assertThat(sets("vary { machine.cpus = [1, 2, 4], paging.policy = [lru, clock] }"))
        .containsExactly(
            "paging.policy=\"lru\"; machine.cpus=1",
            "paging.policy=\"lru\"; machine.cpus=2",
            "paging.policy=\"lru\"; machine.cpus=4",
            "paging.policy=\"clock\"; machine.cpus=1",
            "paging.policy=\"clock\"; machine.cpus=2",
            "paging.policy=\"clock\"; machine.cpus=4");
  }

  @Test
  void zippedFactorsVaryTogether() throws IOException {
    assertThat(
            sets(
                """
                vary { machine { cpus = [1, 2], ram = [64 MiB, 96 MiB] } }
                zip = [[machine.cpus, machine.ram]]
                """))
        .containsExactly(
            "machine.cpus=1; machine.ram=\"64 MiB\"", "machine.cpus=2; machine.ram=\"96 MiB\"");
  }

  @Test
  void casesAreLevelsWithNamesInTheOrderOfTheFile() throws IOException {
    StudyConfig study =
        load(
            """
            cases {
              small { machine { cpus = 1, ram = 64 MiB } }
              big { machine.cpus = 8 }
            }
            """);
    assertThat(study.design().factors())
        .singleElement()
        .satisfies(factor -> assertThat(factor.levels()).containsExactly("small", "big"));
    assertThat(study.design().cells().get(0).sets())
        .containsExactly("machine.cpus=1", "machine.ram=\"64 MiB\"");
  }

  @Test
  void whatIsSetComesBeforeWhatVaries() throws IOException {
    assertThat(sets("set { machine.cpus = 2 }\nvary { machine.ram = [64 MiB] }"))
        .containsExactly("machine.cpus=2; machine.ram=\"64 MiB\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1..10 step 3            | 1, 4, 7, 10
          1..3                    | 1, 2, 3
          1..40 factor 2          | 1, 2, 4, 8, 16, 32
          64 MiB..256 MiB factor 2| 64 MiB, 128 MiB, 256 MiB
          0.1..0.3 step 0.1       | 0.1, 0.2, 0.3
          1 ms..2 ms step 0.5     | 1 ms, 1.5 ms, 2 ms
          { from = 5, to = 12, step = 5 } | 5, 10
          { from = 1 GiB, to = 3, factor = 3 } | 1 GiB, 3 GiB
          """)
  void rangesHaveTheirLevels(String range, String levels) throws IOException {
    assertThat(
            String.join(
                ", ", load("vary { vars.x = " + range + " }").design().factors().get(0).levels()))
        .isEqualTo(levels);
  }

  @Test
  void levelsHaveTheValuesOfTheirUnits() throws IOException {
    Factor ram = load("vary { machine.ram = [64 MiB, 1 GiB] }").design().factors().get(0);
    assertThat(ram.kind()).contains(Magnitude.Kind.SIZE);
    assertThat(ram.value("1 GiB")).isEqualTo(1 << 30);
    assertThat(load("vary { machine.ram = [64 MiB, auto] }").design().factors().get(0).numeric())
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          varry { machine.cpus = [1] } | unknown key 'varry'; did you mean 'vary'?
          vary { machine.cpus = [] } | 'vary.machine.cpus' has no levels; give at least one
          vary { machine.cpus = 4 } | 'vary.machine.cpus' is '4', but must be a list [ ... ] or a range
          vary { machine.cpus = [1, 1] } | 'vary.machine.cpus' has the level '1' twice
          vary { machine.cpus = 9..1 } | 'vary.machine.cpus' goes from 9 to 1, which never gets there
          vary { machine.cpus = 1..9 step 0 } | 'vary.machine.cpus' has the step 0, but must have one greater than 0
          vary { machine.ram = 1 MiB..4 GiB } | 'vary.machine.ram' ends at '4 GiB', but must have the unit of 1 MiB
          vary { machine.cpus = [1, 2], machine.ram = [1 MiB] }, zip = [[machine.cpus, machine.ram]] | 'zip[0]' zips keys with different numbers of levels
          vary { machine.cpus = [1, 2] }, zip = [[machine.cpu]] | 'zip[0][0]' is 'machine.cpu', which does not vary; did you mean 'machine.cpus'?
          vary { machine.cpus = [1, 2] }, set { machine.cpus = 3 } | 'set.machine.cpus' is set, but 'machine.cpus' varies
          vary { machine.cpus = [1, 2] }, baseline { machine.cpus = 3 } | 'baseline.machine.cpus' is '3', which is not a level
          vary { machine.cpus = [1, 2] }, baseline { machine.cpu = 1 } | 'baseline.machine.cpu' is not a factor; did you mean 'machine.cpus'?
          plot { x = machine.cpus } | 'plot.x' is 'machine.cpus', which does not vary
          plot { mark = peek } | 'plot.mark' is 'peek'; did you mean 'peak'?
          seeds = comon | 'seeds' is 'comon'; did you mean 'common'?
          replications { maximum = 9 } | 'replications' has a maximum above its minimum, but no until-half-width
          replications { minimum = 1, until-half-width = 1 % } | 'replications' has a minimum of 1, but one run has no half-width; nearest: minimum = 2
          vary { machine.cpus = 1..2000 } | the study has 2000 cells, but its limits.cells is 1000
          vary { machine.cpus = 1..500 }, replications = 50 | the study may take 25000 runs (500 cells, up to 50 replications), but its limits.runs is 20000
          quick { replication = 2 } | unknown key 'replication'; did you mean 'replications'?
          """)
  void aMistakeIsASentenceWithItsPlace(String text, String sentence) {
    assertThatThrownBy(() -> load(text))
        .isInstanceOf(ConfigProblemsException.class)
        .hasMessageContaining(sentence)
        .hasMessageMatching("(?s)s\\.conf, line [0-9]+: .*");
  }

  @Test
  void aStudyThatMeasuresNothingIsRefused() {
    assertThatThrownBy(() -> load("vary { machine.cpus = [1, 2] }", Adjustments.NONE))
        .hasMessageContaining("the study measures nothing; add measures = [...]");
  }

  @Test
  void anotherGroupTakesThePlaceOfTheStudys() throws IOException {
    StudyConfig study =
        load(
            """
            of = web
            vary { processes.web.count = [1, 2] }
            baseline { processes.web.count = 1 }
            plot { x = processes.web.count, y = [web.throughput, website.throughput] }
            """,
            new Adjustments(false, "desktop", "browser", List.of(), null, null));
    assertThat(study.design().cells().get(0).sets()).containsExactly("processes.browser.count=1");
    assertThat(study.measured().measures())
        .containsExactly("browser.throughput", "website.throughput");
    assertThat(study.design().baseline()).containsOnlyKeys("processes.browser.count");
    assertThat(study.subject().workload()).isEqualTo("desktop");
  }

  @Test
  void quickValuesLieAboveTheOthersWhereTheyAreWanted() throws IOException {
    String text =
        "vary { machine.cpus = [1, 2, 4] }\nquick { vary.machine.cpus = [4] }\nmeasures = x";
    assertThat(load(text, Adjustments.NONE).design().cells()).hasSize(3);
    assertThat(
            load(text, new Adjustments(true, null, null, List.of(), null, null)).design().cells())
        .hasSize(1);
  }

  @Test
  void seedsAreCommonToAllCellsUnlessTheyAreIndependent() throws IOException {
    StudyConfig common = load("vary { machine.cpus = [1, 2] }");
    StudyConfig independent = load("vary { machine.cpus = [1, 2] }\nseeds = independent");
    Cell first = common.design().cells().get(0);
    Cell second = common.design().cells().get(1);
    assertThat(common.seed(first, 1)).isEqualTo(common.seed(second, 1));
    assertThat(common.seed(first, 1)).isNotEqualTo(common.seed(first, 2));
    assertThat(independent.seed(first, 1)).isNotEqualTo(independent.seed(second, 1));
    assertThat(load("seed = 2").seed(first, 1)).isNotEqualTo(common.seed(first, 1));
  }

  /** {@code printf 'faultline-seed/1 1 1' | sha256sum}, its first 53 bits. */
  @Test
  void seedsAreTheFirstBitsOfASha256() {
    Cell cell = new Cell(1, new TreeMap<>(), List.of());
    assertThat(Seeds.COMMON.seed(1, cell, 1)).isEqualTo(4_553_985_728_507_113L);
  }
}
