package org.faultline.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.faultline.lab.LoggedLines;
import org.faultline.lab.results.output.ExitCode;
import org.faultline.memory.plugin.PluginException;
import org.faultline.memory.replacement.PolicyKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Policies of others that break their contract are named, with class and call, by code 2. */
class ForeignPolicyTest {
  private static final String PATIENCE = "faultline.plugin-seconds";

  /** What the policy does wrong; nothing where the property is not set. */
  private static final String BREACH = "faultline.test.breach";

  @TempDir static Path classes;
  private static Path sound;

  @TempDir Path folder;
  private ClassLoader before;

  @BeforeAll
  static void compile() throws IOException {
    sound = classes.resolve("mine.jar");
    String source = Faultline.text("Mine.java.txt");
    PluginJar.make(sound, "Mine", source, PolicyKind.class, "# whose it is\nMine$Kind\n");
  }

  @BeforeEach
  void remember() {
    before = Thread.currentThread().getContextClassLoader();
  }

  @AfterEach
  void restore() {
    Thread.currentThread().setContextClassLoader(before);
    System.clearProperty(PATIENCE);
    System.clearProperty(BREACH);
  }

  /** Installs the policy, declared as {@code declared}, anew. */
  private void install(String declared) throws IOException {
    Path plugins = Files.createDirectories(folder.resolve("plugins"));
    Path jar = plugins.resolve("mine.jar");
    Files.deleteIfExists(jar);
    Files.copy(sound, jar);
    try (FileSystem entries = FileSystems.newFileSystem(jar)) {
      Files.writeString(
          entries.getPath("META-INF/services/" + PolicyKind.class.getName()),
          "# whose it is\n" + declared + "\n");
    }
    Thread.currentThread().setContextClassLoader(Plugins.over(before, plugins));
  }

  private void breaking(String breach) throws IOException {
    System.setProperty(BREACH, breach);
    install("Mine$Kind");
  }

  private Faultline.Outcome faults() throws IOException {
    Path trace =
        Files.write(
            folder.resolve("loop.pages"),
            List.of("R 0x1", "R 0x2", "R 0x3", "R 0x4", "R 0x1", "R 0x2", "R 0x3", "R 0x4"));
    return Faultline.run("faults", trace, "--policy", "mine", "--frames", "3");
  }

  private Faultline.Outcome show() {
    return Faultline.run("show", "1 1 1 2 3 4 1 2 3 4", "--policy", "mine");
  }

  private Faultline.Outcome run(String... sets) throws IOException {
    Path workload =
        Files.writeString(
            folder.resolve("loop.conf"),
            """
            machine { profile = teaching, ram = 48 KiB }
            processes { p { count = 2, program = [
              { VirtualAlloc { as = a, size = 64 KiB, type = MEM_RESERVE | MEM_COMMIT, protect = PAGE_READWRITE } }
              { Touch { in = a, pattern = sequential, references = 2 } }
              { VirtualLock { in = a, size = 4 KiB } }
              { Touch { in = a, pattern = sequential, references = 4000 } } ] } }
            """);
    List<Object> args =
        new ArrayList<>(
            List.of("run", workload, "--force", "--quiet", "--no-report", "--out", out()));
    args.addAll(List.of("--set", "paging.policy=mine"));
    for (String set : sets) {
      args.addAll(List.of("--set", set));
    }
    return Faultline.run(args.toArray());
  }

  private Path out() {
    return folder.resolve("out");
  }

  private List<Faultline.Outcome> everywhere() throws IOException {
    return List.of(
        faults(),
        show(),
        run(),
        run("paging.scope=local", "paging.shares=equal"),
        run("paging.scope=local", "paging.shares=equal-of-active"),
        run(
            "paging.scope=local",
            "paging.lease=on",
            "machine.pagefile.device=instant",
            "machine.manager.fault=0 ns"));
  }

  private static void isNamed(Faultline.Outcome outcome, String... words) {
    assertThat(outcome.code()).as(outcome.err()).isEqualTo(ExitCode.BAD_INPUT.code());
    assertThat(outcome.err().lines().toList())
        .singleElement()
        .asString()
        .startsWith("faultline: ")
        .contains(words);
  }

  @Test
  void oneThatKeepsItsContractIsUsedEverywhere() throws IOException {
    install("Mine$Kind");
    assertThat(everywhere()).allMatch(outcome -> outcome.code() == ExitCode.DONE.code(), "code 0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          7777     | gave 7777 from victim(), where a frame from 0 to
          throws   | threw java.lang.IllegalStateException: no idea (Mine.java, line
          """)
  void aBreachIsNamedOnEveryMachine(String breach, String said) throws IOException {
    breaking(breach);
    everywhere().forEach(end -> isNamed(end, "'mine' (class Mine)", said, "was expected"));
    assertThat(out()).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          none     | gave -1 although frame 0 may be taken from victim()
          -2       | gave -2 from victim(), where a frame from 0 to 2 whose page may be taken
          recurses | threw java.lang.StackOverflowError (Mine.java, line
          asserts  | threw java.lang.AssertionError (Mine.java, line
          links    | threw java.lang.NoClassDefFoundError: gone
          loaded   | threw java.lang.NullPointerException
          null     | (class Mine$Kind) gave null from create(3, random), where a ReplacementPolicy
          release  | gave 9 from release(), where a frame from 0 to 2 that holds a page was expected
          """)
  void aBreachIsNamed(String breach, String said) throws IOException {
    breaking(breach);
    isNamed(show(), "the policy 'mine' (class Mine", said, "was expected");
  }

  @Test
  void aFrameThatHoldsNoPageIsNamed() throws IOException {
    // Two processes hold less than all frames each, and no policy knows of the other's.
    breaking("free");
    isNamed(
        run("machine.cpus=2", "paging.scope=local", "paging.shares=equal-of-active"),
        "which holds no page");
  }

  @Test
  void aFrameWhosePageMayNotLeaveIsNamed() throws IOException {
    breaking("locked");
    isNamed(run(), "whose page may not be taken now from victim()");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Nowhere                                      | and there is no such class
          Two words                                    | and there is no such class
          java.lang.Object                             | which does not implement
          Mine                                         | which does not implement
          org.faultline.memory.replacement.PolicyKind  | which is abstract
          Mine$Unfinished                              | which is abstract
          Mine$Hidden                                  | which has no public constructor without
          Mine$Sized                                   | which has no public constructor without
          Mine$Failing                                 | threw java.lang.IllegalStateException: why
          Mine$Uninitialised                           | threw java.lang.ArithmeticException
          """)
  void aWrongDeclarationIsNamed(String declared, String said) throws IOException {
    install(declared);
    isNamed(Faultline.run("policies"), "mine.jar", ", line 2 names " + declared, said);
  }

  @Test
  void aWrongDeclarationIsNamedByEveryCommand() throws IOException {
    install("Nowhere");
    Stream.of(faults(), show(), run()).forEach(end -> isNamed(end, "line 2 names Nowhere"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Mine$Shipped    | two policies are named 'lru': org.faultline.memory.replacement.
          Mine$Nameless   | gave null from name(), where a name of small letters
          Mine$Wordy      | gave 'Two Words' from name(), where a name of small letters
          Mine$Unknowing  | gave null from knowledge(), where a Knowledge was expected
          Mine$Parameters | gave null from parameters(), where a list without null was expected
          """)
  void aKindThatDescribesItselfWronglyIsNamed(String kind, String said) throws IOException {
    install(kind);
    isNamed(Faultline.run("policies"), kind, said);
  }

  @Test
  void twoThatHaveOneNameAreNamed() throws IOException {
    install("Mine$Kind\nMine$Unfinished$Second");
    isNamed(Faultline.run("policies"), "named 'mine'", "Mine$Kind and Mine$Unfinished$Second");
  }

  @Test
  void aJarThatIsNoneIsNamed() throws IOException {
    Path plugins = Files.createDirectory(folder.resolve("plugins"));
    Path jar = Files.writeString(plugins.resolve("mine.jar"), "no jar");
    assertThatThrownBy(() -> Plugins.over(before, plugins))
        .isInstanceOf(PluginException.class)
        .hasMessageStartingWith(jar + " is not a jar that can be read: ");
  }

  @Test
  void oneForANewerJavaIsNamed() throws IOException {
    install("Mine$Kind");
    Path plugins = folder.resolve("plugins");
    try (FileSystem entries = FileSystems.newFileSystem(plugins.resolve("mine.jar"))) {
      Path kind = entries.getPath("Mine$Kind.class");
      byte[] bytes = Files.readAllBytes(kind);
      // The major version of the class file: Java Virtual Machine Specification, 4.1.
      bytes[7] = 99;
      Files.write(kind, bytes);
    }
    Thread.currentThread().setContextClassLoader(Plugins.over(before, plugins));
    isNamed(Faultline.run("policies"), "Mine$Kind, which was compiled for a newer Java", "17");
  }

  @ParameterizedTest
  @CsvSource({"waits,victim()", "waits-touched,touched()"})
  void aCallThatDoesNotComeBackIsNamed(String breach, String call) throws IOException {
    System.setProperty(PATIENCE, "1");
    breaking(breach);
    isNamed(show(), "'mine' (class Mine) does not return from " + call + " within 1 s");
  }

  @Test
  void aKindThatDoesNotComeBackIsNamed() throws IOException {
    System.setProperty(PATIENCE, "1");
    install("Mine$Waiting");
    try (LoggedLines log = new LoggedLines("org.faultline", Level.WARN)) {
      isNamed(Faultline.run("policies"), "Mine$Waiting", "does not return from its constructor");

      assertThat(log.lines()).containsExactly("ERROR emergency: the command is given up");
    }
  }
}
