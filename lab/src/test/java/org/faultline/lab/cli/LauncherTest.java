package org.faultline.lab.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher in a folder of its own, with a Java and a Maven that only say what they are told.
 */
class LauncherTest {
  private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

  /** All that the launcher needs of a system. */
  private static final List<String> TOOLS =
      List.of(
          "cat",
          "dirname",
          "find",
          "head",
          "mkdir",
          "mv",
          "readlink",
          "rm",
          "rmdir",
          "sed",
          "sleep");

  @TempDir private Path temporary;
  private Path home;
  private Path jdk;
  private Path tools;

  record Result(int code, String out, String err) {}

  @BeforeEach
  void prepare() throws IOException {
    temporary = temporary.toRealPath();
    home = Files.createDirectories(temporary.resolve("the house"));
    jdk = Files.createDirectories(temporary.resolve("jdk"));
    tools = Files.createDirectories(temporary.resolve("tools"));
    Files.copy(Path.of("..", "faultline"), home.resolve("faultline"));
    runnable(home.resolve("faultline"), Files.readString(home.resolve("faultline")));
    java("17.0.15");
    for (String tool : TOOLS) {
      offer(tool);
    }
  }

  @Test
  void deliveredJarsRunWithoutABuild() throws Exception {
    write("lib/faultline.jar", "");
    Result result = run(home.resolve("faultline"), "run", "two words", "*");
    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isEqualTo(7);
    assertThat(result.out().lines())
        .containsExactly(
            "-XX:+UseParallelGC",
            "-Xmx9m",
            "-Dfaultline.home=" + home,
            "-jar",
            home + "/lib/faultline.jar",
            "run",
            "two words",
            "*");
  }

  @Test
  void aSymbolicLinkRunsTheFolderItPointsTo() throws Exception {
    write("lib/faultline.jar", "");
    Path first =
        Files.createSymbolicLink(temporary.resolve("first"), Path.of("the house/faultline"));
    Path second = Files.createSymbolicLink(tools.resolve("second"), first);
    assertThat(run(second).out().lines()).contains("-Dfaultline.home=" + home);
  }

  @Test
  void java24AndLaterAreToldThatUnsafeIsAllowed() throws Exception {
    write("lib/faultline.jar", "");
    java("25");
    assertThat(run(home.resolve("faultline")).out().lines())
        .contains("--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED");
  }

  @Test
  void anOldJavaIsRefused() throws Exception {
    write("lib/faultline.jar", "");
    for (String old : List.of("1.8.0_412", "11.0.2", "16")) {
      java(old);
      Result result = run(home.resolve("faultline"));
      assertThat(result.code()).isEqualTo(2);
      assertThat(result.err().lines()).singleElement().asString().contains("Java 17").contains(old);
    }
  }

  @Test
  void withoutAReleaseFileJavaIsAskedForItsVersion() throws Exception {
    write("lib/faultline.jar", "");
    Files.delete(jdk.resolve("release"));
    assertThat(run(home.resolve("faultline")).code()).isEqualTo(7);
  }

  @Test
  void noJavaAtAllIsASentence() throws Exception {
    write("lib/faultline.jar", "");
    jdk = null;
    Result result = run(home.resolve("faultline"));
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err().lines())
        .singleElement()
        .asString()
        .isEqualTo(
            "faultline: needs Java 17 or newer; none is on the PATH and JAVA_HOME is not set");
  }

  @Test
  void concurrentFirstRunsBuildOnce() throws Exception {
    sources();
    List<Process> runs = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      runs.add(start(home.resolve("faultline")));
    }
    for (Process run : runs) {
      Result result = finish(run);
      assertThat(result.code()).as(result.err()).isEqualTo(7);
    }
    assertThat(builds()).isEqualTo(1);
    assertThat(home.resolve(".faultline/build.lock")).doesNotExist();
  }

  @Test
  void aBuildSaysOneLineAndIsNotRepeated() throws Exception {
    sources();
    assertThat(run(home.resolve("faultline")).err())
        .isEqualTo("building Faultline (first run takes a minute)...\n");
    assertThat(run(home.resolve("faultline")).err()).isEmpty();
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void aNewerSourceOrPomBuildsAgain() throws Exception {
    sources();
    run(home.resolve("faultline"));
    int builds = 1;
    for (String changed : List.of("pom.xml", "lab/pom.xml", "lab/src/main/java/A.java")) {
      everythingBuilt();
      assertThat(run(home.resolve("faultline")).err()).isEmpty();
      Files.setLastModifiedTime(home.resolve(changed), FileTime.from(LONG_AGO.plusSeconds(20)));
      run(home.resolve("faultline"));
      assertThat(builds()).as(changed).isEqualTo(++builds);
    }
  }

  @Test
  void aDeletedSourceBuildsAgain() throws Exception {
    sources();
    run(home.resolve("faultline"));
    everythingBuilt();
    Files.delete(home.resolve("lab/src/main/java/A.java"));
    run(home.resolve("faultline"));
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void aFailedBuildShowsMavensWords() throws Exception {
    sources();
    runnable(tools.resolve("mvn"), "#!/bin/sh\necho 'A.java:7: no such symbol'\nexit 1\n");
    Result result = run(home.resolve("faultline"));
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("A.java:7: no such symbol").contains("the build failed");
    assertThat(home.resolve(".faultline/build.lock")).doesNotExist();
  }

  @Test
  void theLockOfADeadRunIsTakenOver() throws Exception {
    sources();
    // No system gives process ids this high.
    write(".faultline/build.lock/pid", "999999999\n");
    assertThat(run(home.resolve("faultline")).code()).isEqualTo(7);
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void withoutMavenTheWrapperBuilds() throws Exception {
    sources();
    Files.move(tools.resolve("mvn"), home.resolve("mvnw"));
    assertThat(run(home.resolve("faultline")).code()).isEqualTo(7);
    assertThat(builds()).isEqualTo(1);
  }

  private void java(String version) throws IOException {
    write(jdk.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
    runnable(
        jdk.resolve("bin/java"),
        "#!/bin/sh\n[ \"$1\" = -version ] && echo 'openjdk version \""
            + version
            + "\" 2026-01-20' >&2 && exit\nprintf '%s\\n' \"$@\"\nexit 7\n");
  }

  private void sources() throws IOException {
    write("pom.xml", "<project/>");
    write("lab/pom.xml", "<project/>");
    write("lab/src/main/java/A.java", "class A {}");
    runnable(
        tools.resolve("mvn"),
        "#!/bin/sh\necho \"$*\" >>builds\nmkdir -p lab/target/dist/lib\n"
            + ": >lab/target/dist/lib/faultline.jar\n");
  }

  /** Sets the clock of all files back, with the build ten seconds after the sources. */
  private void everythingBuilt() throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.toList()) {
        Files.setLastModifiedTime(file, FileTime.from(LONG_AGO));
      }
    }
    Files.setLastModifiedTime(
        home.resolve("lab/target/dist/built"), FileTime.from(LONG_AGO.plusSeconds(10)));
  }

  private int builds() throws IOException {
    List<String> lines = Files.readAllLines(home.resolve("builds"));
    assertThat(lines).allMatch(line -> line.endsWith("package"));
    return lines.size();
  }

  private Result run(Path script, String... arguments) throws Exception {
    return finish(start(script, arguments));
  }

  private Process start(Path script, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("/bin/sh", script.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(temporary.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", tools.toString());
    builder.environment().put("FAULTLINE_JAVA_OPTS", "-Xmx9m");
    if (jdk != null) {
      builder.environment().put("JAVA_HOME", jdk.toString());
    }
    return builder.start();
  }

  private static Result finish(Process process) throws Exception {
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Result(process.exitValue(), out, err);
  }

  private void write(String path, String text) throws IOException {
    write(home.resolve(path), text);
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static void runnable(Path file, String text) throws IOException {
    write(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private void offer(String tool) throws IOException {
    runnable(tools.resolve(tool), "#!/bin/sh\nPATH=/usr/bin:/bin exec " + tool + " \"$@\"\n");
  }
}
