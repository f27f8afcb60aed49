package org.faultline.memory.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RequestsUnderWayTest {
  private final RequestsUnderWay underWay = new RequestsUnderWay();

  @Test
  void aGrantIsUnderWayUntilItIsAnswered() {
    underWay.granted(2);
    assertThat(underWay.grants(3)).containsExactly(false, true, false);
    underWay.answered(2);
    assertThat(underWay.grants(3)).containsOnly(false);
    assertThat(underWay.faultsOfNoKind()).isZero();
  }

  @Test
  void aFaultHasNoKindUntilItIsResolved() {
    underWay.faulted(1);
    underWay.faulted(2);
    assertThat(underWay.faultsOfNoKind()).isEqualTo(2);
    underWay.resolved(1);
    assertThat(underWay.faultsOfNoKind()).isEqualTo(1);
    underWay.answered(1);
    assertThat(underWay.faultsOfNoKind()).isEqualTo(1);
  }

  @Test
  void aFaultThatEndedWithoutAKindIsNotForgotten() {
    underWay.faulted(1);
    underWay.answered(1);
    underWay.faulted(1);
    underWay.resolved(1);
    underWay.answered(1);
    assertThat(underWay.faultsOfNoKind()).isEqualTo(1);
  }
}
