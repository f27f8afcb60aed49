package org.faultline.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class MrcCommandTest {
  private static final Path HASHZ = Path.of("..", "config", "traces", "hashz.flt");

  /** Belady, Nelson and Shedler 1969. */
  private static final String STRING = "1 2 3 4 1 2 5 1 2 3 4 5";

  @TempDir Path folder;

  private Path string() throws IOException {
    List<String> lines = Stream.of(STRING.split(" ")).map(page -> "R 0x" + page).toList();
    return Files.write(folder.resolve("belady.pages"), lines);
  }

  /** The faults that the paper's LRU has with 1 to 5 frames; the ratio is of 12 references. */
  @Test
  void rowsHaveTheFaultsOfEverySize() throws IOException {
    Faultline.Outcome outcome = Faultline.run("mrc", string(), "--format", "csv");
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.code()).isZero();
    assertThat(outcome.lines())
        .containsExactly(
            "trace,frames,references,distinctPages,faults,missRatio,lifetime",
            "belady,1,12,5,12,1.000000,1.000000",
            "belady,2,12,5,12,1.000000,1.000000",
            "belady,3,12,5,10,0.833333,1.200000",
            "belady,4,12,5,8,0.666667,1.500000",
            "belady,5,12,5,5,0.416667,2.400000");
  }

  /** With a window of 3 only the second use of 1 and of 2 after the 5 is a hit. */
  @Test
  void windowsHaveTheirMeanSizes() throws IOException {
    Faultline.Outcome outcome =
        Faultline.run("mrc", string(), "--format", "csv", "--curve", "working-set");
    assertThat(outcome.lines())
        .startsWith(
            "trace,window,references,distinctPages,faults,missRatio,lifetime,meanWorkingSet",
            "belady,1,12,5,12,1.000000,1.000000,1.000000",
            "belady,2,12,5,12,1.000000,1.000000,1.916667",
            "belady,3,12,5,10,0.833333,1.200000,2.750000");
  }

  @Test
  void jsonHasEveryCurveAndTheErrorOfTheSample() {
    Faultline.Outcome outcome =
        Faultline.run("mrc", HASHZ, "--sample", "0.2", "--format", "json", "--seed", "3");
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out())
        .contains("\"schema\": \"faultline-mrc/1\"", "\"distinctPages\": 4237")
        .contains("\"seed\": 3", "\"greatestError\": 0.", "\"totalSize\": [");
  }

  @Test
  void theTableNamesTheKneeAndTheBounds() {
    Faultline.Outcome outcome = Faultline.run("mrc", HASHZ, "--sample", "0.2");
    assertThat(outcome.out())
        .contains("2,281,737 references to 4,237 distinct pages")
        // Two windows as another program counted them.
        .contains("497,691", "285,222", "1,724.964")
        .contains("Knee: 2 frames", "95 % of all samples");
    assertThat(outcome.out().lines()).allMatch(line -> line.length() <= 110);
  }

  @Test
  void aSampleAloneNeedsNoExactCurve() {
    Faultline.Outcome outcome =
        Faultline.run("mrc", HASHZ, "--sample", "0.2", "--sample-only", "--format", "csv");
    assertThat(outcome.lines().get(0))
        .isEqualTo("trace,frames,references,distinctPages,sampledMissRatio,sampledLow,sampledHigh");
    assertThat(outcome.lines()).hasSizeBetween(50, 300);
  }

  @Test
  void thePlotIsOneImageWithAllCurves() throws Exception {
    Path svg = folder.resolve("curves.svg");
    assertThat(Faultline.run("mrc", HASHZ, "--sample", "0.2", "--svg", svg).code()).isZero();
    Document image =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(Files.readString(svg))));
    assertThat(image.getElementsByTagName("polyline").getLength()).isEqualTo(6);
    assertThat(image.getElementsByTagName("polygon").getLength()).isEqualTo(1);
    assertThat(image.getDocumentElement().getTextContent())
        .contains("Miss-ratio curve of LRU", "knee: 2 frames", "window, in references");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(svg);
    }
  }

  @Test
  void whatCannotBeDoneIsASentence() throws IOException {
    assertThat(bad("mrc", HASHZ, "--sample", "0.01")).contains("at least 400", "0.095");
    assertThat(bad("mrc", HASHZ, "--sample", "1.5")).contains("at most 1");
    assertThat(bad("mrc", HASHZ, "--sample-only")).contains("--sample RATE");
    assertThat(bad("mrc", HASHZ, "--svg", folder.resolve("no/x.svg"))).contains("no folder");
    assertThat(bad("mrc", folder.resolve("no.flt"))).contains("no trace file");
    Path empty = Files.writeString(folder.resolve("empty.pages"), "# nothing\n");
    assertThat(bad("mrc", empty)).contains("no reference");
  }

  private static String bad(Object... args) {
    Faultline.Outcome outcome = Faultline.run(args);
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err().lines()).hasSize(1);
    return outcome.err();
  }
}
