package org.faultline.lab.verification.win32;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.faultline.lab.verification.win32.ConformanceCall.Lifecycle;
import org.junit.jupiter.api.Test;

/** Who acts when in a case. */
class CaseScriptTest {
  private static final ConformanceCall NOTHING =
      (ConformanceCall.OfProcess)
          bindings -> {
            throw new AssertionError("nothing is replayed");
          };

  private static ConformanceStep step(CaseProcess process, ConformanceCall call) {
    ConformanceStep usual = CaseScript.success(call, null);
    return new ConformanceStep(process, call, null, usual.anyOf(), usual.expect());
  }

  private static CaseScript script(List<CaseFile> files, ConformanceStep... steps) {
    return CaseScript.of(new ConformanceCase("one", Set.of(), files, List.of(steps)));
  }

  private static Stream<Integer> actors(CaseScript script) {
    return script.acts().stream().map(CaseAct::actor);
  }

  @Test
  void aCaseOfOneProcessTakesOneActorThatEndsAtLast() {
    CaseScript script = script(List.of(), step(CaseProcess.A, NOTHING));
    assertThat(script.actors()).isEqualTo(1);
    assertThat(script.ending()).isEqualTo(1);
    assertThat(actors(script)).containsExactly(0, 0);
    assertThat(script.acts().get(0).number()).isEqualTo(1);
    assertThat(script.acts().get(1).isEnd()).isTrue();
  }

  @Test
  void eachLifeOfBIsAnActorOfItsOwn() {
    CaseScript script =
        script(
            List.of(),
            step(CaseProcess.B, NOTHING),
            step(CaseProcess.B, Lifecycle.END),
            step(CaseProcess.B, NOTHING),
            step(CaseProcess.A, Lifecycle.START_CHILD),
            step(CaseProcess.B, NOTHING));
    assertThat(script.actors()).as("a, and three lives of b").isEqualTo(4);
    assertThat(actors(script)).containsExactly(1, 1, 2, 2, 3, 3, 0, 1, 2, 3);
    assertThat(script.acts().stream().map(CaseAct::number))
        .as("the end of the parent's old child and the new child's beginning are one step")
        .containsExactly(1, 2, 3, 4, 4, 5, 0, 0, 0, 0);
  }

  @Test
  void filesAreMadeBeforeTheFirstStepAndDeletedOnceAllOthersHaveEnded() {
    CaseScript script =
        script(
            List.of(new CaseFile("F", 0x1_0001), new CaseFile("G", 0)),
            step(CaseProcess.A, NOTHING));
    assertThat(actors(script))
        .as("F is written in two parts, G not at all; another process deletes both")
        .containsExactly(1, 1, 1, 1, 1, 1, 1, 0, 0, 1, 2, 2, 2);
    assertThat(script.acts().get(6).isEnd()).as("its promise of memory is over").isTrue();
    assertThat(script.ending()).isEqualTo(8);
    assertThat(script.acts().stream().skip(8).map(CaseAct::isEnd))
        .containsExactly(true, true, false, false, true);
  }

  @Test
  void theBytesOfAFileAreThoseOfTheFormat() {
    CaseFile file = new CaseFile("F", 0x2345);
    byte[] all = file.bytes(0, 1 << 16);
    assertThat(all).hasSize(0x2345);
    // (i + 3 * (i / 4096) + 1) mod 256.
    assertThat(all[0]).isEqualTo((byte) 1);
    assertThat(all[255]).isEqualTo((byte) 0);
    assertThat(all[0x1000]).isEqualTo((byte) 4);
    assertThat(all[0x2344]).isEqualTo((byte) (0x44 + 6 + 1));
    assertThat(file.bytes(0x1ffe, 4)).containsExactly((byte) 2, (byte) 3, (byte) 7, (byte) 8);
  }
}
