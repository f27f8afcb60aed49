package org.faultline.lab.studies.draft.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import org.faultline.workload.binding.SingleValue;
import org.faultline.workload.reference.HotCold;
import org.faultline.workload.reference.Loop;
import org.faultline.workload.reference.Pattern;
import org.faultline.workload.reference.PatternKind;
import org.faultline.workload.reference.Zipf;
import org.junit.jupiter.api.Test;

class PatternFitTest {
  private static final int PAGES = 120;

  private static ReuseCurve string(Pattern pattern) {
    return ReuseCurve.drawn(Candidate.of("", pattern), PAGES, 200_000, 77);
  }

  private static Pattern parsed(String text) {
    return SingleValue.read("pattern", text, node -> node.expression(PatternKind.installed()));
  }

  @Test
  void aZipfStringIsRecognised() {
    List<PatternFit.Fitted> fitted = PatternFit.of(string(new Zipf(1.3)));
    PatternFit.Fitted zipf =
        fitted.stream().filter(f -> f.candidate().text().startsWith("zipf")).findFirst().get();
    assertThat(((Zipf) zipf.candidate().parts().get(0).pattern()).exponent()).isBetween(1.25, 1.35);
    assertThat(zipf.difference().mean()).isLessThan(0.01);
    assertThat(fitted.get(0).difference().mean()).isLessThanOrEqualTo(zipf.difference().mean());
    assertThat(fitted)
        .hasSize(6)
        .isSortedAccordingTo(Comparator.comparingDouble(f -> f.difference().mean()));
    // What is written into a workload is what was measured.
    fitted.stream()
        .flatMap(f -> f.candidate().parts().stream())
        .forEach(part -> assertThat(parsed(part.text())).isEqualTo(part.pattern()));
  }

  @Test
  void theDifferenceOfTwoCurvesIsThatOfTheirFormulas() {
    // Uniform references miss with a share of 1 - C/N, a loop always until all of it fits.
    ReuseCurve uniform = string(new HotCold(0.5, 0.5));
    ReuseCurve loop = string(new Loop(PAGES));
    CurveDifference difference = CurveDifference.of(uniform, loop, new int[] {30, 60, 120});
    assertThat(difference.mean()).isBetween(0.24, 0.26);
    assertThat(difference.most()).isBetween(0.48, 0.52);
    assertThat(difference.at()).isEqualTo(60);
  }

  @Test
  void sizesRiseInEqualRatiosToAllPages() {
    assertThat(CurveDifference.sizes(1000)).startsWith(2).endsWith(1000).isSorted();
    assertThat(CurveDifference.sizes(2)).containsExactly(2);
  }
}
