package org.faultline.lab.verification.win32;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.faultline.lab.results.output.UserMistake;
import org.junit.jupiter.api.Test;

/** Cases that do not apply are left out, and it is said how many. */
class CaseSelectionTest {
  private static final ConformanceFile PRIVATE =
      new ConformanceFile(
          "a.json", ConformanceFormat.V1, "a", List.of(one("x", Set.of()), one("y", Set.of())));
  private static final ConformanceFile SHARED =
      new ConformanceFile(
          "b.json",
          ConformanceFormat.V2,
          "b",
          List.of(one("z", Set.of(CaseTag.NO_PRESSURE)), one("w", Set.of(CaseTag.X64))));

  private static ConformanceCase one(String name, Set<CaseTag> tags) {
    return new ConformanceCase(name, tags, List.of(), List.of());
  }

  @Test
  void theTextbookMachineGetsNoSections() {
    CaseSelection cases = CaseSelection.all(List.of(PRIVATE, SHARED)).forTextbook();
    assertThat(cases.files()).containsExactly(PRIVATE);
    assertThat(cases.leftOut())
        .containsExactly(
            "2 cases of vm-conformance/2 were left out: the textbook machine has no sections");
  }

  @Test
  void underPressureNoCaseIsLeftThatNeedsItsPages() {
    CaseSelection cases = CaseSelection.all(List.of(PRIVATE, SHARED)).forPressure();
    assertThat(cases.files()).containsExactly(PRIVATE, SHARED.with(List.of(SHARED.cases().get(1))));
    assertThat(cases.leftOut()).containsExactly("1 case with the tag no-pressure was left out");
  }

  @Test
  void whereAllApplyNothingIsSaid() {
    CaseSelection all = CaseSelection.all(List.of(PRIVATE));
    assertThat(all.forTextbook().forPressure()).isEqualTo(all);
  }

  @Test
  void whereNoneAppliesTheCommandIsRefused() {
    assertThatThrownBy(() -> CaseSelection.all(List.of(SHARED)).forTextbook())
        .isInstanceOf(UserMistake.class)
        .hasMessage(
            "there is no case left to replay: 2 cases of vm-conformance/2 were left out: the"
                + " textbook machine has no sections");
  }
}
