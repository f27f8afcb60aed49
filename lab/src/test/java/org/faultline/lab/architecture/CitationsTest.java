package org.faultline.lab.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What code and configs cite is in the tree: documents, and the rules of {@code windows.md}. */
class CitationsTest {
  private static final Pattern RULE = Pattern.compile("\\bW[0-9]{3,4}\\b");
  private static final Pattern DEFINED = Pattern.compile("(?m)^\\| (W[0-9]{3,4}) \\|");
  private static final Pattern DOCUMENT = Pattern.compile("[A-Za-z0-9_./-]*[A-Za-z0-9]\\.md\\b");
  private static final Pattern COMMENT = Pattern.compile("(?m)^.*?(?://|/?\\*|#)(.*)$");

  private static SortedMap<String, String> texts;
  private static Set<String> paths;

  @BeforeAll
  static void read() throws IOException {
    texts = SourceTree.texts();
    paths = SourceTree.paths();
  }

  private static List<String> definitions() {
    return DEFINED.matcher(texts.get("docs/windows.md")).results().map(m -> m.group(1)).toList();
  }

  private static boolean isSource(String path) {
    return path.endsWith(".java") || path.endsWith(".conf");
  }

  private static List<String> unknownRules(String text) {
    Set<String> known = Set.copyOf(definitions());
    List<String> cited = RULE.matcher(text).results().map(MatchResult::group).toList();
    return cited.stream().filter(rule -> !known.contains(rule)).toList();
  }

  /** Documents that comments of {@code text} name and that are not in the tree. */
  private static List<String> unknownDocuments(String text) {
    String comments =
        COMMENT.matcher(text).results().map(m -> m.group(1)).collect(Collectors.joining("\n"));
    return DOCUMENT
        .matcher(comments)
        .results()
        .map(MatchResult::group)
        .filter(name -> paths.stream().noneMatch(p -> p.equals(name) || p.endsWith("/" + name)))
        .toList();
  }

  private static List<String> inAllSources(Finder finder) {
    List<String> found = new ArrayList<>();
    texts.forEach(
        (path, text) -> {
          if (isSource(path) && !path.endsWith("/CitationsTest.java")) {
            finder.find(text).forEach(wrong -> found.add(path + ": " + wrong));
          }
        });
    return found;
  }

  /** Finds what is wrong in a text. */
  @FunctionalInterface
  private interface Finder {
    List<String> find(String text);
  }

  @Test
  void everyRuleHasANumberOfItsOwn() {
    assertThat(definitions()).hasSizeGreaterThan(80).doesNotHaveDuplicates();
  }

  @Test
  void everyRuleThatIsCitedIsThere() {
    assertThat(inAllSources(CitationsTest::unknownRules)).isEmpty();
  }

  @Test
  void everyDocumentThatIsCitedIsInTheTree() {
    assertThat(inAllSources(CitationsTest::unknownDocuments)).isEmpty();
  }

  @Test
  void codeCitesRules() {
    assertThat(texts.get("config/reference.conf")).containsPattern(RULE);
    assertThat(
            texts.keySet().stream()
                .filter(path -> path.endsWith(".java") && RULE.matcher(texts.get(path)).find()))
        .hasSizeGreaterThan(50);
  }

  @Test
  void whatIsNotThereIsFound() {
    assertThat(unknownRules("/** As W999 says. */")).containsExactly("W999");
    assertThat(unknownDocuments("/** See docs/nowhere.md, docs/windows.md. */"))
        .containsExactly("docs/nowhere.md");
  }
}
