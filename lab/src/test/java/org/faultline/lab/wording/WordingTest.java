package org.faultline.lab.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How the program speaks. Each run of this test leaves all that it can print in {@code
 * target/wording.txt}, to be read in a row after a change of wording.
 */
class WordingTest {
  private static final Path LIST = Path.of("target", "wording.txt");

  private static SortedMap<String, List<String>> texts;

  @BeforeAll
  static void list() throws IOException {
    texts = PrintedTexts.all();
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, List<String>> entry : texts.entrySet()) {
      lines.add("## " + entry.getKey());
      entry.getValue().forEach(text -> lines.add(text.replace("\n", "\\n")));
    }
    Files.createDirectories(LIST.getParent());
    Files.write(LIST, lines);
  }

  @Test
  void everyModuleSpeaks() {
    for (String module : List.of("memory-manager", "workloads", "actors", "lab")) {
      assertThat(texts.keySet()).as(module).anyMatch(name -> name.startsWith(module + ": "));
    }
  }

  @Test
  void literalsJoinedTextsAndAnnotationsAreFound() {
    assertThat(all())
        .contains(
            "no page could be taken for it: every page in memory is held, or dirty and cannot be written")
        .contains("%s, seed %d: %,d %s, %s simulated%s, in %s of real time   slack %s")
        .contains("Lists workloads, studies, machine profiles, policies, patterns and steps.");
  }

  /** Turns of phrase that no native speaker uses, each with the words to use in its stead. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          \\bs of yours\\b            | real time
          \\bbe it\\b                 | whether or both
          \\bgoes? to pages with\\b   | spends on paging
          \\bis waited for\\b         | waits for
          \\btime awake\\b            | waking time
          \\bnone is\\b               | a sentence that says what is
          \\bNot all is served\\b     | falling behind
          \\bWaits of their own\\b    | idle
          \\blost to it\\b            | which cost
          \\bmore of it would not\\b   | more memory would not help
          \\bwhich so are\\b          | therefore
          \\btakes? %s of the\\b      | spent
          \\bso that they did less\\b | so they did less
          \\bno measure of\\b         | does not tell
          \\bhas a meaning only\\b   | makes sense only
          \\bcontradict each\\b      | cannot be used together
          \\bis there already\\b     | already exists
          \\bwhich there is not\\b   | which does not exist
          \\bwhich is no\\b          | which is not a
          \\bso many need\\b         | a given number needs
          \\bso many out\\b          | this many
          \\bgot on\\b               | made progress
          \\btells about\\b          | describes, shows
          \\bif need be\\b           | if it is new
          \\bcame of it\\b           | the results
          \\bnobody knows\\b         | there is no
          \\bwere there\\)          | already made
          , for nothing is drawn    | because
          \\bare no gzip              | are not gzip
          \\bnot told by\\b           | unclear
          \\bown wish\\b            | by choice
          \\bby themselves\\b       | on their own
          \\bis not whole\\b        | is incomplete
          \\bgroups? less\\b        | to a lesser extent
          \\banew\\b                | over, again
          \\bholds \\w+ already\\b  | already holds
          \\band so many\\b         | and that many
          \\bas a part of\\b        | as a share of
          \\bin the mean\\b         | on average
          \\bfor the trace\\)       | stack trace
          \\bcomes? back from\\b    | returns from
          \\breferences to come\\b  | future references
          \\bask nobody\\b          | wait for nobody
          \\bless sure\\b           | less certain
          \\blimit loop\\b          | bare loop
          \\blike pages\\b          | pages with the same state
          \\blocked out of\\b       | those that are locked
          \\bweighted part\\b       | weighted share
          \\bthere are of\\b        | number of
          \\bof so few\\b           | of such small
          \\bgives? fewer\\b        | use fewer
          \\bas the system has\\b   | as in the system
          \\bwhere they did\\b      | as in the run
          \\bwait already\\b         | already waiting
          \\bso that nothing\\b      | so nothing
          """)
  void noTextUsesThePhrase(String phrase, String insteadUse) {
    Pattern pattern = Pattern.compile(phrase, Pattern.CASE_INSENSITIVE);
    assertThat(all().stream().filter(text -> pattern.matcher(text).find()).distinct())
        .as("use: " + insteadUse)
        .isEmpty();
  }

  @Test
  void noBlankStandsTwiceWithinASentence() {
    Pattern twice = Pattern.compile("[a-z,;] {2}[a-z]");
    assertThat(
            all().stream()
                .filter(
                    text ->
                        !text.contains("%n")
                            && text.indexOf('\n') < 0
                            && twice.matcher(text).find()))
        .isEmpty();
  }

  private static List<String> all() {
    return texts.values().stream().flatMap(List::stream).toList();
  }
}
