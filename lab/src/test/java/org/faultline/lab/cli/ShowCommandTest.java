package org.faultline.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShowCommandTest {
  private static final String BOOK = "7 0 1 2 0 3 0 4";

  @Test
  void theGridIsThatOfTheLecture() {
    Faultline.Outcome outcome = Faultline.run("show", BOOK, "--policy", "lru,opt");
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.code()).isZero();
    assertThat(outcome.lines())
        .containsExactly(
            "lru, 3 frames: 6 faults of 8 references",
            "page      7 0 1 2 0 3 0 4",
            "frame 0   7 7 7 2 2 2 2 4",
            "frame 1     0 0 0 0 0 0 0",
            "frame 2       1 1 1 3 3 3",
            "fault     * * * *   *   *",
            "  4: 7 leaves, used longest ago: used last at 1",
            "  6: 1 leaves, used longest ago: used last at 3",
            "  8: 2 leaves, used longest ago: used last at 4",
            "",
            "opt, 3 frames: 6 faults of 8 references",
            "page      7 0 1 2 0 3 0 4",
            "frame 0   7 7 7 2 2 2 2 4",
            "frame 1     0 0 0 0 0 0 0",
            "frame 2       1 1 1 3 3 3",
            "fault     * * * *   *   *",
            "  4: 7 leaves, needed latest: never used again",
            "  6: 1 leaves, needed latest: never used again",
            "  8: 2 leaves, needed latest: never used again");
  }

  @Test
  void aPageThatLeavesTheWorkingSetFreesItsFrame() {
    assertThat(Faultline.run("show", "1,2,2,2,1", "--policy", "ws(2)").lines())
        .containsExactly(
            "ws(2), 3 frames: 3 faults of 5 references",
            "page      1 2 2 2 1",
            "frame 0   1 1 1 1 1",
            "frame 1     2 2 2 2",
            "frame 2",
            "fault     * *     *",
            "  5: 1 leaves, loaded at 1, used last at 1");
  }

  @Test
  void aQuizHidesTheAnswersAndItsSolutionShowsThem() {
    Faultline.Outcome quiz = Faultline.run("show", "--quiz", 5, "--policy", "fifo");
    Faultline.Outcome solved = Faultline.run("show", "--quiz", 5, "--policy", "fifo", "--solve");
    assertThat(quiz.lines().get(0)).isEqualTo("fifo, 3 frames: how many faults?");
    assertThat(quiz.lines().get(1)).isEqualTo(solved.lines().get(1));
    assertThat(quiz.lines().get(5)).matches("fault     (_ ?){14}");
    assertThat(solved.lines().get(0)).matches("fifo, 3 frames: \\d+ faults of 14 references");
    assertThat(Faultline.run("show", "--quiz", 6).lines().get(1)).isNotEqualTo(quiz.lines().get(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "1 2 x|3|none|x",
        "1 2 3|0|--frames is 0, but must be from 1 to 200|",
        "99999999999999|3|page 99999999999999 is not from 0 to 68719476735|"
      })
  void badInputIsASentence(String string, int frames, String sentence, String word) {
    Faultline.Outcome outcome = Faultline.run("show", string, "--frames", frames);
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err())
        .contains(word == null ? sentence : "'" + word + "' is not a page in decimal");
  }
}
