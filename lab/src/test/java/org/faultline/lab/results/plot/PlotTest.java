package org.faultline.lab.results.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.faultline.lab.results.json.Json;
import org.junit.jupiter.api.Test;

class PlotTest {
  private static final Axis X = Axis.linear("time", Quantity.SECONDS);
  private static final Axis Y = Axis.linear("rate", Quantity.PER_SECOND);

  /** Measurements at 1 and 3, a formula at 1, 2 and 3. */
  private static Plot measured() {
    Series points =
        new Series(
            "measured",
            0,
            Series.Style.POINTS,
            0,
            new double[] {1, 3},
            new double[] {10, 30},
            new double[] {9, 28},
            new double[] {11, 32});
    Series formula =
        Series.dashed("formula", 1, new double[] {1, 2, 3}, new double[] {10.5, 1 / 3.0, 30});
    return Plot.of("curve", "Title", "", X, Y, List.of(points, formula));
  }

  @Test
  void seriesWithOtherPlacesShareOneTable() {
    assertThat(PlotCsv.of(measured()))
        .isEqualTo(
            """
            time_s,measured_per_s,measured low_per_s,measured high_per_s,formula_per_s
            1,10,9,11,10.5
            2,,,,0.3333333333
            3,30,28,32,30
            """);
  }

  /** The axis counts in tens, the column in percent. */
  @Test
  void aColumnOfPercentilesHoldsPercentiles() {
    Axis across = Axis.logarithmic("percentile", Quantity.NINES);
    Series times = Series.line("times", 0, new double[] {2, 10, 1000}, new double[] {1, 2, 3});
    assertThat(PlotCsv.of(Plot.of("p", "", "", across, Y, List.of(times))))
        .isEqualTo("percentile,times_per_s\n50,1\n90,2\n99.9,3\n");
  }

  @Test
  void theFirstColumnOfBarsIsNamedAfterWhatTheyAreOf() {
    Bars bars =
        new Bars(
            "b",
            "Times",
            "",
            "group",
            Quantity.SHARE,
            List.of(new Bars.Segment("work", 2)),
            List.of(new Bars.Row("web", new double[] {0.25})));
    assertThat(PlotCsv.of(bars)).isEqualTo("group,work_share\nweb,0.25\n");
  }

  @Test
  void aGapIsNullInTheDataOfAPage() {
    JsonNode json = Json.tree(PlotData.of(measured()));
    assertThat(json.path("at")).hasToString("[1,2,3]");
    assertThat(json.path("series").path(0).path("value")).hasToString("[10,null,30]");
    assertThat(json.path("series").path(0).path("low")).hasToString("[9,null,28]");
    assertThat(json.path("series").path(1).has("low")).isFalse();
  }

  @Test
  void wordsAlongAnAxisAreWordsInTheTable() {
    Axis policies = Axis.of("policy", List.of("lru", "clock, \"second chance\""));
    Series faults = Series.line("faults", 0, new double[] {0, 1}, new double[] {5, 6});
    assertThat(PlotCsv.of(Plot.of("p", "", "", policies, Y, List.of(faults))))
        .isEqualTo("policy,faults_per_s\nlru,5\n\"clock, \"\"second chance\"\"\",6\n");
  }

  @Test
  void aStackStartsWhereTheOneBelowEnds() {
    double[] at = {0, 1};
    List<Series> stack =
        Stack.of(
            List.of(
                Series.line("a", 0, at, new double[] {1, 2}),
                Series.line("gap", 1, at, new double[] {Double.NaN, 5}),
                Series.line("c", 2, at, new double[] {4, 8})));
    assertThat(stack.get(1).low()).containsExactly(1, 2);
    assertThat(stack.get(1).high()).containsExactly(1, 7);
    assertThat(stack.get(2).low()).containsExactly(1, 7);
    assertThat(stack.get(2).high()).containsExactly(5, 15);
  }

  @Test
  void aPlotsNameIsSafeAsTheNameOfAFile() {
    for (String id : List.of("", "../up", "A", "a b", "a\"")) {
      assertThatThrownBy(() -> Plot.of(id, "", "", X, Y, List.of()))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
