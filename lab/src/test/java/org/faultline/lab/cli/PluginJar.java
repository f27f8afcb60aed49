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

/** Compiles somebody else's code into a jar that declares it. */
final class PluginJar {
  private PluginJar() {}

  /**
   * Makes {@code jar} of {@code source}, the text of the class {@code name}.
   *
   * @param service the interface whose file in {@code META-INF/services} holds {@code declared}
   */
  static void make(Path jar, String name, String source, Class<?> service, String declared)
      throws IOException {
    Path folder = Files.createTempDirectory(jar.getParent(), "classes");
    Path file = Files.writeString(folder.resolve(name + ".java"), source);
    compile(file, folder);
    pack(folder, jar, service, declared);
  }

  private static void compile(Path source, Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<String> options =
          List.of("-d", classes.toString(), "-cp", System.getProperty("java.class.path"));
      assertThat(
              compiler
                  .getTask(null, files, null, options, null, files.getJavaFileObjects(source))
                  .call())
          .isTrue();
    }
  }

  private static void pack(Path classes, Path jar, Class<?> service, String declared)
      throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out);
        Stream<Path> found = Files.walk(classes)) {
      for (Path file : found.filter(f -> f.toString().endsWith(".class")).toList()) {
        entries.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
        entries.write(Files.readAllBytes(file));
      }
      entries.putNextEntry(new JarEntry("META-INF/services/" + service.getName()));
      entries.write(declared.getBytes(StandardCharsets.UTF_8));
    }
  }
}
