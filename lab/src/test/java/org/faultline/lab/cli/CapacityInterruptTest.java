package org.faultline.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.faultline.lab.studies.capacity.CapacityAnswer;
import org.faultline.lab.studies.capacity.CapacityQuestion;
import org.faultline.lab.studies.capacity.CapacityStudy;
import org.faultline.lab.studies.capacity.CapacityText;
import org.faultline.lab.studies.capacity.Requirement;
import org.faultline.lab.studies.design.Replications;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CapacityInterruptTest {
  @TempDir Path folder;

  /** Interrupts the study once two positions are judged. */
  private static final class Impatient implements CapacityStudy.Progress {
    private final List<String> judged = new ArrayList<>();
    private CapacityStudy study;

    @Override
    public void run(String position) {
      assertThat(position).matches("\\d+ server process(es)?");
    }

    @Override
    public void judged(String position, String verdict) {
      judged.add(position);
      if (judged.size() == 2) {
        study.interrupt();
      }
    }
  }

  @Test
  void whatWasJudgedBeforeAnInterruptIsKept() throws IOException {
    String workload = Faultline.small(folder).toString();
    CapacityQuestion question =
        new CapacityQuestion(
            workload,
            List.of(),
            "server",
            0,
            64,
            List.of(Requirement.parse("server.page.latency.p50 < 10 s")),
            new Replications(2, 2, 2, 0, List.of()),
            2);
    Impatient progress = new Impatient();
    try (CapacityStudy study =
        new CapacityStudy(
            question, Workloads.loader().load(workload, List.of()), Workloads.loader(), progress)) {
      progress.study = study;
      CapacityAnswer answer = study.answer();
      assertThat(answer.interrupted()).isTrue();
      assertThat(answer.any()).isFalse();
      assertThat(progress.judged).containsExactly("1 server process", "2 server processes");
      assertThat(CapacityText.lines(answer).get(0)).startsWith("Interrupted: ");
      assertThat(CapacityText.lines(answer))
          .anyMatch(line -> line.matches("2 server processes +2 .*"));
    }
  }
}
