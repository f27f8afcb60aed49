package org.faultline.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The documented example of a policy of one's own, compiled into a jar and used. */
class OwnPolicyTest {
  private static final Path EXAMPLE = Path.of("..", "docs", "examples", "LastInFirstOut.java");

  @TempDir Path folder;

  private void compileInto(Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<String> options =
          List.of("-d", classes.toString(), "-cp", System.getProperty("java.class.path"));
      assertThat(
              compiler
                  .getTask(null, files, null, options, null, files.getJavaFileObjects(EXAMPLE))
                  .call())
          .isTrue();
    }
  }

  private void pack(Path classes, Path jar) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out);
        Stream<Path> found = Files.walk(classes)) {
      for (Path file : found.filter(Files::isRegularFile).toList()) {
        entries.putNextEntry(new JarEntry(classes.relativize(file).toString()));
        entries.write(Files.readAllBytes(file));
      }
      entries.putNextEntry(
          new JarEntry("META-INF/services/org.faultline.memory.replacement.PolicyKind"));
      entries.write("LastInFirstOut$Kind\n".getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void theExampleIsFoundInAJarAndRuns() throws IOException {
    Path classes = Files.createDirectory(folder.resolve("classes"));
    compileInto(classes);
    Path plugins = Files.createDirectory(folder.resolve("plugins"));
    pack(classes, plugins.resolve("lifo.jar"));
    Path trace = folder.resolve("loop.pages");
    Files.write(trace, List.of("R 0x1", "R 0x2", "R 0x3", "R 0x1", "R 0x2", "R 0x3"));

    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(Plugins.over(before, plugins));
    try {
      assertThat(Faultline.run("policies").out()).contains("lifo", "an example, 2026");
      Faultline.Outcome outcome =
          Faultline.run("faults", trace, "--policy", "lifo", "--frames", "2", "--format", "csv");
      assertThat(outcome.err()).isEmpty();
      // Page 2 makes room for 3, then 3 for 2, then 2 for 3: 1 2 3 - 2 3 fault.
      assertThat(outcome.out()).contains("loop,lifo,2,6,3,5,0,");
    } finally {
      thread.setContextClassLoader(before);
    }
    assertThat(Faultline.run("policies").out()).doesNotContain("lifo");
  }

  @Test
  void withoutJarsNothingIsAdded() throws IOException {
    ClassLoader parent = getClass().getClassLoader();
    assertThat(Plugins.over(parent, folder)).isSameAs(parent);
    assertThat(Plugins.over(parent, folder.resolve("none"))).isSameAs(parent);
  }
}
