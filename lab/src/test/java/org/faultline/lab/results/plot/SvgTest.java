package org.faultline.lab.results.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class SvgTest {
  private static final String HOSTILE = "<script>&\"'\u0007]]>";

  private static Document parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }

  private static Plot plot(Series... series) {
    return new Plot(
        "p",
        HOSTILE,
        "",
        Axis.linear(HOSTILE, Quantity.COUNT),
        List.of(Axis.linear("left", Quantity.COUNT), Axis.linear("right", Quantity.SHARE)),
        List.of(series),
        List.of(new Mark(2, Double.NaN, HOSTILE), new Mark(2, 3, "point")),
        false);
  }

  @Test
  void namesOfAnyKindLeaveTheImageWhole() throws Exception {
    double[] at = {1, 2, 3};
    Document image = parsed(Svg.of(plot(Series.line(HOSTILE, 0, at, at))));
    assertThat(image.getDocumentElement().getTextContent()).contains("<script>&\"'\ufffd]]>");
    assertThat(image.getElementsByTagName("script").getLength()).isZero();
  }

  @Test
  void aGapEndsALine() throws Exception {
    Series broken =
        Series.line("a", 0, new double[] {1, 2, 3, 4, 5}, new double[] {1, 2, Double.NaN, 4, 5});
    assertThat(parsed(Svg.of(plot(broken))).getElementsByTagName("polyline").getLength())
        .isEqualTo(2);
  }

  @Test
  void measurementsHaveTheirErrorBars() throws Exception {
    double[] at = {1, 2};
    Series bounded =
        new Series(
            "a", 0, Series.Style.POINTS, 0, at, at, new double[] {0, 1}, new double[] {2, 3});
    String svg = Svg.of(plot(bounded));
    // Two measurements and the marked point.
    assertThat(parsed(svg).getElementsByTagName("circle").getLength()).isEqualTo(3);
    assertThat(svg).contains("stroke-width=\"1.2\"");
  }

  @Test
  void theRightAxisHasItsOwnScale() {
    double[] at = {0, 1};
    String svg =
        Svg.of(
            plot(
                Series.line("left", 0, at, new double[] {0, 1000}),
                Series.line("right", 1, at, new double[] {0, 0.5}).onTheRight()));
    assertThat(svg).contains(">1k<", ">50 %<");
  }

  @Test
  void barsNameTheirSegmentsAndRows() throws Exception {
    Bars bars =
        new Bars(
            "b",
            "Times",
            "",
            "group",
            Quantity.SHARE,
            List.of(new Bars.Segment("work", 2), new Bars.Segment(HOSTILE, 1)),
            List.of(new Bars.Row("web", new double[] {0.25, 0.75}), new Bars.Row("none", zero())));
    Document image = parsed(Svg.of(bars));
    assertThat(image.getDocumentElement().getTextContent()).contains("work", "web", "100 %");
  }

  private static double[] zero() {
    return new double[] {0, 0};
  }
}
