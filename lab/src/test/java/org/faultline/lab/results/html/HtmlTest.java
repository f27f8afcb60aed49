package org.faultline.lab.results.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.faultline.lab.results.plot.Axis;
import org.faultline.lab.results.plot.Bars;
import org.faultline.lab.results.plot.Plot;
import org.faultline.lab.results.plot.Quantity;
import org.faultline.lab.results.plot.Series;
import org.faultline.lab.results.text.TextTable;
import org.junit.jupiter.api.Test;

/** Names and titles are a user's: none of them becomes markup or a script. */
class HtmlTest {
  private static final String HOSTILE = "</script><img src=x onerror=\"alert('1')\"><!--&amp;";

  private static Plot plot() {
    double[] at = {0, 1};
    return Plot.of(
        "p",
        HOSTILE,
        HOSTILE,
        Axis.linear(HOSTILE, Quantity.COUNT),
        Axis.linear(HOSTILE, Quantity.COUNT),
        List.of(Series.line(HOSTILE, 0, at, at)));
  }

  private static String page() {
    TextTable table = new TextTable().left(HOSTILE);
    table.row(List.of(HOSTILE));
    Bars bars =
        new Bars(
            "b",
            HOSTILE,
            HOSTILE,
            "group",
            Quantity.SHARE,
            List.of(new Bars.Segment(HOSTILE, 0)),
            List.of(new Bars.Row(HOSTILE, new double[] {1})));
    List<Block> blocks =
        List.of(
            new Block.Diagram(plot()),
            new Block.BarDiagram(bars),
            new Block.Table(HOSTILE, table, true),
            new Block.Table(HOSTILE, table, false),
            new Block.Words(HOSTILE),
            new Block.Command(HOSTILE, HOSTILE),
            new Block.Listing(HOSTILE, HOSTILE));
    return Html.of(
        new Page(
            "Run",
            HOSTILE,
            HOSTILE,
            List.of(HOSTILE),
            List.of(new Page.Fact(HOSTILE, HOSTILE, HOSTILE)),
            List.of(new Section("s", HOSTILE, HOSTILE, blocks))));
  }

  @Test
  void noNameBecomesMarkup() {
    String page = page();
    assertThat(page).doesNotContain("<img").doesNotContain("<!--").doesNotContain(HOSTILE);
    // The data of the plot and the scripts; each ends once.
    assertThat(page.split("<script", -1)).hasSize(3);
    assertThat(page.split("</script", -1)).hasSize(3);
  }

  @Test
  void noNameEndsAnAttribute() {
    String markup = page().replaceAll("(?s)<(script|style)[^>]*>.*?</\\1>", "");
    Matcher tags = Pattern.compile("<[a-z][^<>]*>").matcher(markup);
    int seen = 0;
    while (tags.find()) {
      assertThat(tags.group().replaceAll("\"[^\"]*\"", "")).doesNotContain("onerror");
      seen++;
    }
    assertThat(seen).isGreaterThan(50);
  }

  @Test
  void theDataOfAPlotKeepsItsNames() throws IOException {
    String data = Html.data(plot());
    assertThat(data).doesNotContain("<").doesNotContain(">");
    var json = new ObjectMapper().readTree(data);
    assertThat(json.path("title").asText()).isEqualTo(HOSTILE);
    assertThat(json.path("series").path(0).path("name").asText()).isEqualTo(HOSTILE);
  }

  @Test
  void nothingIsLoadedFromElsewhere() {
    String page = page();
    assertThat(page)
        .contains("default-src 'none'")
        .contains("uPlot 1.6.30")
        .contains("MIT License");
    Matcher sources = Pattern.compile("(?:src|href)=\"([^\"]*)\"").matcher(page);
    while (sources.find()) {
      assertThat(sources.group(1)).matches("#.*|plots/[a-z-]+\\.(csv|svg)");
    }
    assertThat(page).doesNotContain("@import").doesNotContain("url(");
  }

  @Test
  void anEmptySectionIsLeftOut() {
    Page page =
        new Page("Run", "t", "", List.of("a"), List.of(), List.of(section("gone", List.of())));
    assertThat(page.sections()).isEmpty();
    assertThat(Html.of(page)).doesNotContain("gone");
  }

  private static Section section(String id, List<Block> blocks) {
    return new Section(id, id, "", blocks);
  }
}
