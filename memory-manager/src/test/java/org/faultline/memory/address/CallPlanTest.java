package org.faultline.memory.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.faultline.memory.address.Granted.BASE;
import static org.faultline.memory.address.Granted.PAGE;

import org.junit.jupiter.api.Test;

class CallPlanTest {
  private final Granted calls = new Granted().committed(4);

  @Test
  void aPlanIsAppliedOnceAndOnlyToItsAddressSpace() {
    CallPlan.Ready plan =
        (CallPlan.Ready) calls.space.planProtect(BASE, PAGE, Protection.PAGE_READONLY);
    assertThatIllegalStateException().isThrownBy(() -> new Granted().space.apply(plan));
    calls.space.apply(plan);

    assertThatIllegalStateException().isThrownBy(() -> calls.space.apply(plan));
  }

  @Test
  void aRefusalCarriesItsError() {
    CallPlan plan = calls.space.planFree(0, 0, AllocationType.MEM_RELEASE);

    assertThat(plan).isEqualTo(new CallPlan.Refused(Win32Error.ERROR_INVALID_ADDRESS));
    assertThat(plan.result().isSuccess()).isFalse();
  }

  @Test
  void aRangeHoldsAtLeastOnePage() {
    assertThat(new PageRange(3, 5).pages()).isEqualTo(3);
    assertThatIllegalArgumentException().isThrownBy(() -> new PageRange(4, 3));
  }
}
