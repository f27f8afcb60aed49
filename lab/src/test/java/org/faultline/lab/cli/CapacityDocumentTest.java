package org.faultline.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/capacity.md says can be done. */
class CapacityDocumentTest {
  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

  @TempDir Path folder;

  private static String document(String name) throws IOException {
    return Files.readString(Path.of("..", "docs", name));
  }

  /** The words of a command line; files of the user's own lie in the test's folder. */
  private Object[] words(String line) {
    List<Object> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(line);
    while (matcher.find()) {
      String word = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
      words.add(word.endsWith(".conf") ? folder.resolve(word).toString() : word);
    }
    return words.subList(1, words.size()).toArray();
  }

  @Test
  void theCommandsCanBeRunOneAfterTheOther() throws IOException {
    List<String> commands =
        document("capacity.md").replaceAll("(?s)\\A.*?```sh\n(.*?)```.*", "$1").lines().toList();
    assertThat(commands).hasSize(2);
    assertThat(Faultline.run(words(commands.get(0))).code()).isZero();
    Path out = folder.resolve("results");
    // As it is written, but for a shorter run of no more than two processes.
    String shorter = " --set run.until=8s --max 2 --out " + out;
    Faultline.Outcome answer = Faultline.run(words(commands.get(1) + shorter));
    assertThat(answer.err()).isEmpty();
    assertThat(answer.code()).isZero();
    assertThat(answer.lines().get(0))
        .startsWith("2 service processes fit: ")
        .endsWith("not tried (--max).");
    assertThat(answer.out()).contains("psi.memory.full < 5 %", "Not modelled");
    assertThat(out.resolve("capacity.json")).exists();
  }

  /** What the answer says is not modelled is in the table of docs/model.md. */
  @Test
  void theAnswersGapsAreThoseOfTheModel() throws IOException {
    assertThat(document("model.md"))
        .contains(
            "more threads in a process",
            "code shared, data copied at its first write",
            "a file cache")
        .contains("the kernel's own memory")
        .contains("caches, TLBs");
  }
}
