package org.faultline.lab.verification.win32;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.faultline.actors.run.Simulator;
import org.faultline.workload.config.PagingConfig;
import org.faultline.workload.program.Demand;
import org.faultline.workload.program.SystemCall;
import org.junit.jupiter.api.Test;

/** The two processes of a case take turns, and the first wrong answer is the one that is told. */
class CaseReplayTest {
  private static final String RESERVE =
      "{'call': 'VirtualAlloc', 'address': '0x30000000', 'size': '0x1000', 'type':"
          + " ['MEM_RESERVE', 'MEM_COMMIT'], 'protect': 'PAGE_READWRITE', 'bind': 'p'";
  private static final String OF_B = ", 'process': 'b'";
  private static final String OK = ", 'expect': {'ok': true}}";
  private static final String TAKEN =
      ", 'expect': {'ok': false, 'error': 'ERROR_INVALID_ADDRESS'}}";
  private static final String EXIT = "{'call': 'ExitProcess', 'process': 'b'" + OK;

  private static ConformanceFile file(String... cases) {
    String text =
        "{'format': 'vm-conformance/2', 'theme': 'mine', 'cases': ["
            + String.join(", ", cases)
            + "]}";
    return VectorReader.read("my.json", text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  private static String replayed(String name, String... steps) {
    return "{'name': '%s', 'authority': 'both', 'steps': [%s]}"
        .formatted(name, String.join(", ", steps));
  }

  private static String write(int value, String process) {
    return "{'call': 'Write', 'address': 'p', 'width': 4, 'value': '" + value + "'" + process + OK;
  }

  private static String read(int value, String process) {
    return "{'call': 'Read', 'address': 'p', 'width': 4"
        + process
        + ", 'expect': {'value': '"
        + value
        + "'}}";
  }

  private static List<CaseOutcome> outcomes(String... cases) {
    try (Simulator simulator = Simulator.withWorkers(2)) {
      return CaseReplayer.replay(
              simulator, CaseReplayer.machine(PagingConfig.Kind.WINDOWS), List.of(file(cases)))
          .outcomes();
    }
  }

  @Test
  void eachProcessHasMemoryAndNamesOfItsOwn() {
    assertThat(
            outcomes(
                replayed(
                    "one",
                    RESERVE + OK,
                    RESERVE + OF_B + OK,
                    write(7, ""),
                    write(8, OF_B),
                    read(7, ""),
                    read(8, OF_B))))
        .allMatch(CaseOutcome::passed);
  }

  @Test
  void aProcessThatEndsIsFollowedByAFreshOne() {
    assertThat(
            outcomes(
                replayed(
                    "one",
                    RESERVE + OF_B + OK,
                    RESERVE + OF_B + TAKEN,
                    EXIT,
                    EXIT,
                    RESERVE + OF_B + OK,
                    read(0, OF_B),
                    RESERVE + OK)))
        .allMatch(CaseOutcome::passed);
  }

  @Test
  void theFirstWrongAnswerIsToldWithItsStepAndNothingElseIsDone() {
    List<CaseOutcome> outcomes =
        outcomes(
            replayed("in-b", RESERVE + OF_B + OK, RESERVE + OK, read(1, OF_B), read(2, "")),
            replayed("after-its-end", RESERVE + OF_B + OK, EXIT, RESERVE + OF_B + TAKEN),
            replayed("right", RESERVE + OK));
    assertThat(outcomes)
        .extracting(outcome -> outcome.difference() == null ? 0 : outcome.difference().step())
        .containsExactly(3, 3, 0);
    assertThat(outcomes.get(0).difference().got()).containsEntry("value", "0x0");
  }

  @Test
  void anEndThatIsExpectedToFailIsADifference() {
    assertThat(
            outcomes(
                    replayed(
                        "one", "{'call': 'ExitProcess', 'process': 'b', 'expect': {'ok': false}}"))
                .get(0)
                .difference()
                .step())
        .isEqualTo(1);
  }

  @Test
  void aProcessThatIsGoneFailsItsStepAndLeavesTheOthers() {
    ConformanceFile file =
        file(
            replayed("gone", RESERVE + OK, RESERVE + OF_B + OK, read(0, "")),
            replayed("right", RESERVE + OK, RESERVE + OF_B + OK));
    List<CaseOutcome> outcomes;
    int[] programs = {0};
    try (Simulator simulator = Simulator.withWorkers(1)) {
      outcomes =
          CaseReplayer.replay(
                  simulator,
                  CaseReplayer.machine(PagingConfig.Kind.WINDOWS),
                  List.of(file),
                  program -> {
                    // The second one is b of the first case: it dies where it should reserve.
                    boolean dies = ++programs[0] == 2;
                    return context -> {
                      Demand demand = program.next(context);
                      return dies
                              && demand instanceof Demand.Call call
                              && call.call() instanceof SystemCall.VirtualAlloc
                          ? new Demand.Fail("it was shot")
                          : demand;
                    };
                  })
              .outcomes();
    }
    assertThat(outcomes.get(0).difference().step()).isEqualTo(2);
    assertThat(String.valueOf(outcomes.get(0).difference().got().get("error")))
        .startsWith("the process ended before it answered: ")
        .endsWith("it was shot");
    assertThat(outcomes.get(1).difference()).isNull();
  }
}
