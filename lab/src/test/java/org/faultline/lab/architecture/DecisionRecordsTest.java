package org.faultline.lab.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The records of decisions: their numbers, and who points to them. */
class DecisionRecordsTest {
  private static final String FOLDER = "docs/decisions/";
  private static final Pattern POINTER = Pattern.compile("decisions/([0-9]{4}[a-z0-9-]*)");

  private static SortedMap<String, String> texts;

  @BeforeAll
  static void read() throws IOException {
    texts = SourceTree.texts();
  }

  private static List<String> records() {
    return texts.keySet().stream().filter(path -> path.startsWith(FOLDER)).toList();
  }

  /** Pointers of {@code text} that lead to no record. */
  private static List<String> pointersToNowhere(String text) {
    List<String> wrong = new ArrayList<>();
    for (Matcher at = POINTER.matcher(text); at.find(); ) {
      if (!texts.containsKey(FOLDER + at.group(1) + ".md")) {
        wrong.add(at.group(1));
      }
    }
    return wrong;
  }

  @Test
  void numbersHaveNoGaps() {
    List<String> records = records();
    assertThat(records).isNotEmpty();
    for (int i = 0; i < records.size(); i++) {
      assertThat(records.get(i)).matches(FOLDER + "%04d-[a-z0-9-]+\\.md".formatted(i + 1));
      assertThat(texts.get(records.get(i))).startsWith("# " + (i + 1) + ". ");
    }
  }

  @Test
  void whoeverPointsToARecordNamesOneThatIsThere() {
    List<String> wrong = new ArrayList<>();
    for (Map.Entry<String, String> file : texts.entrySet()) {
      pointersToNowhere(file.getValue()).forEach(to -> wrong.add(file.getKey() + ": " + to));
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void aPointerToNowhereIsFound() {
    String gone = FOLDER.substring("docs/".length()) + "0001";
    assertThat(pointersToNowhere("see docs/" + gone + ".")).containsExactly("0001");
  }
}
