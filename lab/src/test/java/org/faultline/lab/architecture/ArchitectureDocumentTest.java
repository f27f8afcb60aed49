package org.faultline.lab.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What {@code docs/architecture.md} names is there: above all in the table of changes. */
class ArchitectureDocumentTest {
  private static final int KINDS_OF_CHANGE = 20;
  private static final Pattern NAMED = Pattern.compile("`([^` ]*/[^` ]*)`");
  private static final Pattern CLASS = Pattern.compile("`([a-z0-9]+)\\.([A-Z][A-Za-z]+)`");

  private static String document;
  private static Set<String> paths;

  @BeforeAll
  static void read() throws IOException {
    document = SourceTree.texts().get("docs/architecture.md");
    paths = SourceTree.paths();
  }

  private static List<String> rows() {
    String table = document.substring(document.indexOf("| to change |"));
    return table.lines().skip(2).takeWhile(line -> line.startsWith("|")).toList();
  }

  /** Files and folders that {@code text} names by the end of their path, and that are not one. */
  private static List<String> notOne(String text) {
    List<String> wrong = new ArrayList<>();
    for (Matcher at = NAMED.matcher(text); at.find(); ) {
      String name = at.group(1).replaceAll("/$", "");
      long found =
          paths.stream().filter(path -> path.equals(name) || path.endsWith("/" + name)).count();
      boolean folder = at.group(1).endsWith("/");
      if (folder ? found == 0 : found != 1) {
        wrong.add(at.group(1));
      }
    }
    return wrong;
  }

  @Test
  void everyRowNamesFilesThatAreThere() {
    assertThat(rows()).hasSizeGreaterThanOrEqualTo(KINDS_OF_CHANGE);
    assertThat(rows()).filteredOn(row -> !NAMED.matcher(row).find()).isEmpty();
    assertThat(rows()).flatExtracting(ArchitectureDocumentTest::notOne).isEmpty();
  }

  @Test
  void everyClassThatIsNamedWithItsPackageIsThere() {
    assertThat(CLASS.matcher(document).results())
        .hasSizeGreaterThan(10)
        .extracting(named -> "/" + named.group(1) + "/" + named.group(2) + ".java")
        .allMatch(end -> paths.stream().anyMatch(path -> path.endsWith(end)));
  }

  /** Packages of main code that the map of rooms does not name, without their module's prefix. */
  private static List<String> withoutRoom(String map) {
    Pattern room =
        Pattern.compile(
            "(?:memory-manager|workloads|actors|lab)/src/main/java/org/faultline/[a-z]+/(.+)/package-info.java");
    return paths.stream()
        .map(room::matcher)
        .filter(Matcher::matches)
        .map(path -> path.group(1).replace('/', '.'))
        .filter(name -> !map.contains("`" + name + "`"))
        .toList();
  }

  @Test
  void everyPackageIsARoomOfTheMap() {
    assertThat(withoutRoom(document)).isEmpty();
    assertThat(withoutRoom(document.replace("| `loadcontrol` |", "| |")))
        .containsExactly("loadcontrol");
  }

  @Test
  void aFileThatIsNotThereIsFound() {
    assertThat(notOne("open `architecture/Nowhere.java`, then `architecture/SourceTree.java`"))
        .containsExactly("architecture/Nowhere.java");
  }
}
