package org.faultline.memory.windows;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WindowsRefaultsTest {
  private static final int FRAMES = 12;
  private static final long OTHERS = 1_000;

  private final WindowsRig rig =
      new WindowsRig.Plan(FRAMES, WindowsRig.settings(0, 1, 2, 100)).build();
  private final WindowsProcess process = rig.admit(1);
  private final WindowsProcess other = rig.admit(2);

  /** Page 1 leaves memory, which is full of the other process's pages then. */
  private void evict() {
    rig.store(process, 1);
    for (int i = 0; i < FRAMES; i++) {
      rig.load(other, OTHERS + i);
    }
    assertThat(rig.where(process, 1)).startsWith("slot");
  }

  private void trimOthers(int pages) {
    rig.memory.trim(other, OTHERS, OTHERS + pages - 1);
    rig.flush();
  }

  @Test
  void aPageThatCouldHaveStayedInsteadOfOneInUseThrashes() {
    evict();
    trimOthers(2);
    rig.fault(process, 1);
    assertThat(rig.refaults).containsExactly("thrashing 1");
  }

  @Test
  void aPageThatOnlyIdlePagesReplacedDoesNot() {
    evict();
    trimOthers(FRAMES);
    rig.fault(process, 1);
    assertThat(rig.refaults).containsExactly("transition 1");
  }

  @Test
  void rescuedPagesPassTheTimeToo() {
    evict();
    trimOthers(FRAMES - 3);
    for (int i = 0; i < 3; i++) {
      rig.load(other, OTHERS + i);
      rig.trim(other, OTHERS + i);
      rig.flush();
    }
    rig.fault(process, 1);
    assertThat(rig.refaults).as("3 in use, 4 ticks ago").containsExactly("transition 1");
  }

  @Test
  void whatIsForgottenMeanwhileComesBackAsNew() {
    evict();
    trimOthers(2);
    rig.memory.discard(process, 1, 1);
    rig.fault(process, 1);
    assertThat(rig.refaults).isEmpty();
  }

  @Test
  void aReadThatFailedLeavesNoStamp() {
    evict();
    trimOthers(2);
    rig.fault(process, 1);
    rig.endRead(0, true);
    rig.fault(process, 1);
    assertThat(rig.refaults).containsExactly("thrashing 1");
  }
}
