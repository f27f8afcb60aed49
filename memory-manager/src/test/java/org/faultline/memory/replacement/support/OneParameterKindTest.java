package org.faultline.memory.replacement.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.faultline.memory.replacement.PolicyKind;
import org.faultline.memory.replacement.clock.Nru;
import org.faultline.memory.replacement.offline.Vmin;
import org.faultline.memory.replacement.workingset.WorkingSet;
import org.junit.jupiter.api.Test;

class OneParameterKindTest {
  @Test
  void anotherValueGivesTheSameKindWithThatValueAlone() {
    PolicyKind kind = new Nru.Kind();
    PolicyKind other = kind.with(List.of(77.0));

    assertThat(other.name()).isEqualTo(kind.name());
    assertThat(other.parameters()).singleElement().matches(p -> p.value() == 77);
    assertThat(kind.parameters()).singleElement().matches(p -> p.value() == 10_000);
  }

  @Test
  void theWindowIsTheParameter() {
    assertThat(new WorkingSet.Kind().with(List.of(5.0)).window()).isEqualTo(5);
    assertThat(new Vmin.Kind().with(List.of(6.0)).window()).isEqualTo(6);
  }

  @Test
  void kindsAreEqualWhereNameAndValueAre() {
    PolicyKind kind = new WorkingSet.Kind();

    assertThat(kind.with(List.of(5.0))).isEqualTo(new WorkingSet.Kind().with(List.of(5.0)));
    assertThat(kind.with(List.of(5.0))).isNotEqualTo(kind);
    assertThat(kind.with(List.of(5.0))).isNotEqualTo(new Vmin.Kind().with(List.of(5.0)));
    assertThat(kind.with(List.of(5.0))).hasToString("ws(5)");
  }
}
