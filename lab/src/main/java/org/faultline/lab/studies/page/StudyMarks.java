package org.faultline.lab.studies.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.StreamSupport;
import org.faultline.lab.results.plot.Mark;
import org.faultline.lab.results.plot.Palette;
import org.faultline.lab.results.plot.Series;
import org.faultline.lab.results.text.TextTable;

/** What a study says beside its measurements: analytic curves, and points with a meaning. */
final class StudyMarks {
  /** More lines would hide the plot; the table has them all. */
  private static final int MOST = 6;

  private static final Map<String, String> WORDS =
      Map.of("peak", "peak", "knee", "knee", "fifty-percent", "50 %", "l-equals-s", "L = S");

  private final StudyResults study;
  private final List<StudyCurve> curves;

  StudyMarks(StudyResults study, List<StudyCurve> curves) {
    this.study = study;
    this.curves = curves;
  }

  /** Whether a formula says what a measure of a curve should be. */
  boolean analytic(String measure, StudyCurve curve) {
    return of("overlays", measure).stream().anyMatch(overlay -> curve.has(overlay.path("series")));
  }

  /**
   * The analytic curves of a measure, in the colours of what was measured: several of one differ in
   * dashes.
   */
  List<Series> lines(String measure, boolean named, ToIntFunction<StudyCurve> colours) {
    List<Series> lines = new ArrayList<>();
    for (JsonNode overlay : of("overlays", measure)) {
      Optional<StudyCurve> curve = curve(overlay);
      String label = overlay.path("label").asText() + named(curve);
      String name = named ? label + ": " + measure : label;
      int colour = unused(lines, curve.map(colours::applyAsInt).orElse(Palette.GREY));
      lines.add(
          Series.dashed(name, colour, numbers(overlay.path("x")), numbers(overlay.path("y"))));
    }
    return lines;
  }

  /** A colour, with the next dashes where lines have it already. */
  private static int unused(List<Series> lines, int colour) {
    boolean used = lines.stream().anyMatch(line -> line.colour() == colour);
    return used ? unused(lines, colour + Palette.size()) : colour;
  }

  /** The first points that are marked for a measure. */
  List<Mark> marks(String measure) {
    return of("marks", measure).stream()
        .filter(mark -> mark.path("x").isNumber())
        .limit(MOST)
        .map(
            mark -> {
              String kind = mark.path("mark").asText();
              String words = WORDS.getOrDefault(kind, kind) + " at " + place(mark);
              return new Mark(mark.path("x").asDouble(), Double.NaN, words + named(curve(mark)));
            })
        .toList();
  }

  /** All points and all analytic curves, with what is said of them. */
  Optional<TextTable> table() {
    TextTable table = new TextTable().left("what").left("of").left("measure").right("at");
    table.right("value").left("");
    for (JsonNode mark : study.elements("marks")) {
      String kind = mark.path("mark").asText();
      String measure = mark.path("measure").asText();
      table.row(
          List.of(
              WORDS.getOrDefault(kind, kind),
              curve(mark).map(StudyCurve::name).orElse(""),
              measure,
              place(mark),
              study.quantity(measure).text(mark.path("value").asDouble()),
              mark.path("text").asText()));
    }
    for (JsonNode overlay : study.elements("overlays")) {
      table.row(
          List.of(
              overlay.path("label").asText(),
              curve(overlay).map(StudyCurve::name).orElse(""),
              overlay.path("measure").asText(),
              "",
              "",
              overlay.path("text").asText()));
    }
    return table.rows().isEmpty() ? Optional.empty() : Optional.of(table);
  }

  /** Where a point lies; studies of old name the nearest level alone. */
  private static String place(JsonNode mark) {
    return mark.path("place").asText(mark.path("level").asText());
  }

  private List<JsonNode> of(String kind, String measure) {
    return study.elements(kind).stream()
        .filter(node -> node.path("measure").asText().equals(measure))
        .toList();
  }

  private Optional<StudyCurve> curve(JsonNode node) {
    return curves.stream().filter(curve -> curve.has(node.path("series"))).findFirst();
  }

  private static String named(Optional<StudyCurve> curve) {
    return curve
        .map(StudyCurve::name)
        .filter(name -> !name.isEmpty())
        .map(n -> ", " + n)
        .orElse("");
  }

  private static double[] numbers(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .mapToDouble(JsonNode::asDouble)
        .toArray();
  }
}
