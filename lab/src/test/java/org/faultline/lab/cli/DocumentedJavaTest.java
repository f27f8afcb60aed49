package org.faultline.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.faultline.workload.config.Home;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Java in the documentation is whole: it compiles as it stands there, and prints what it says. */
class DocumentedJavaTest {
  private static final Pattern BLOCK = Pattern.compile("(?m)^```java\n((?s:.*?))^```$");
  private static final Pattern TYPE =
      Pattern.compile("public (?:final )?(?:class|record|interface|enum) (\\w+)");

  @TempDir Path folder;
  private final Path root = Home.find().root();

  private List<Path> documents() throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> top = Files.list(root);
        Stream<Path> docs = Files.walk(root.resolve("docs"));
        Stream<Path> config = Files.walk(root.resolve("config"))) {
      Stream.of(top, docs, config)
          .flatMap(files -> files)
          .filter(file -> file.toString().endsWith(".md"))
          .forEach(found::add);
    }
    return found;
  }

  private static List<String> blocks(Path document) throws IOException {
    List<String> blocks = new ArrayList<>();
    Matcher block = BLOCK.matcher(Files.readString(document));
    while (block.find()) {
      blocks.add(block.group(1));
    }
    return blocks;
  }

  /** Compiles the text and gives the name of its class. */
  private String compile(String text, Path document) throws IOException {
    Matcher type = TYPE.matcher(text);
    assertThat(type.find()).as("a public class in %s:%n%s", document, text).isTrue();
    Path source = folder.resolve(type.group(1) + ".java");
    Files.writeString(source, text);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<String> options =
          List.of("-d", folder.toString(), "-cp", System.getProperty("java.class.path"));
      boolean good =
          compiler
              .getTask(said, files, null, options, null, files.getJavaFileObjects(source))
              .call();
      assertThat(good).as("%s: %s", document, said).isTrue();
    }
    return type.group(1);
  }

  @Test
  void everyJavaTextCompilesAsItStands() throws IOException {
    int compiled = 0;
    for (Path document : documents()) {
      for (String block : blocks(document)) {
        compile(block, document);
        compiled++;
      }
    }
    try (Stream<Path> examples = Files.list(root.resolve("docs/examples"))) {
      for (Path example : examples.filter(file -> file.toString().endsWith(".java")).toList()) {
        compile(Files.readString(example), example);
        compiled++;
      }
    }
    assertThat(compiled).as("win32.md and an example of a policy").isGreaterThanOrEqualTo(2);
  }

  @Test
  void theFirstCallsPrintWhatTheDocumentationSays() throws Exception {
    Path document = root.resolve("docs/win32.md");
    String text = Files.readString(document);
    String name = compile(blocks(document).get(0), document);
    int after = text.indexOf("```text\n", text.indexOf("class " + name)) + "```text\n".length();
    String expected = text.substring(after, text.indexOf("```", after));

    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream before = System.out;
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
      loader.loadClass(name).getMethod("main", String[].class).invoke(null, (Object) new String[0]);
    } finally {
      System.setOut(before);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualToNormalizingNewlines(expected);
  }
}
