package org.faultline.lab.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Each package of main code says what it is for, in a comment of at most five lines, and what may
 * be null. No file is long, and no two classes have one name.
 */
class PackagesTest {
  private static final String INFO = "/package-info.java";
  private static final int MOST_LINES = 5;
  private static final int MOST_LINES_OF_A_FILE = 350;

  private static SortedMap<String, String> texts;

  @BeforeAll
  static void read() throws IOException {
    texts = SourceTree.texts();
  }

  private static Set<String> packages(boolean withClasses) {
    Set<String> packages = new TreeSet<>();
    for (String path : texts.keySet()) {
      boolean main = path.contains("/src/main/java/") && path.endsWith(".java");
      if (main && path.endsWith(INFO) != withClasses) {
        packages.add(path.substring(0, path.lastIndexOf('/')));
      }
    }
    return packages;
  }

  @Test
  void everyPackageWithClassesSaysWhatItIsForAndNoOther() {
    assertThat(packages(false)).isEqualTo(packages(true)).hasSizeGreaterThan(50);
  }

  @Test
  void itSaysSoInFewLines() {
    for (String folder : packages(false)) {
      String text = texts.get(folder + INFO);
      assertThat(text).as(folder).startsWith("/**");
      long lines =
          text.substring(0, text.indexOf("*/")).lines().filter(l -> l.length() > 4).count();
      assertThat(lines).as(folder).isLessThanOrEqualTo(MOST_LINES);
    }
  }

  /** NullAway looks at nothing else. */
  @Test
  void nullIsCheckedInEveryPackage() {
    assertThat(packages(false))
        .allMatch(folder -> texts.get(folder + INFO).contains("\n@NullMarked\npackage "));
  }

  /** Each path of a Java file, main and test, but for the descriptions of packages. */
  private static List<String> classes() {
    return texts.keySet().stream()
        .filter(path -> path.endsWith(".java") && !path.endsWith(INFO))
        .toList();
  }

  @Test
  void noFileIsLong() {
    assertThat(classes())
        .hasSizeGreaterThan(1000)
        .filteredOn(path -> texts.get(path).lines().count() > MOST_LINES_OF_A_FILE)
        .isEmpty();
  }

  @Test
  void noTwoClassesHaveOneName() {
    Map<String, List<String>> byName =
        classes().stream()
            .collect(Collectors.groupingBy(path -> path.substring(path.lastIndexOf('/') + 1)));
    assertThat(byName.values()).filteredOn(paths -> paths.size() > 1).isEmpty();
  }
}
