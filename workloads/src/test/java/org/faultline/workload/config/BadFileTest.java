package org.faultline.workload.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each mistake in a file, its steps or an override gives exactly the sentence beside it. */
class BadFileTest {
  private static final String STEP = "processes { p { program = [ { Compute = 1 ms } ]";

  @TempDir Path folder;

  static Stream<Arguments> groups() {
    return Stream.of(
        arguments(
            "title = a",
            "desktop.conf: the config has no processes; add processes { NAME { program = [ ... ] } }"),
        arguments(
            "processes { p { count = 2 } }",
            "desktop.conf, line 1: 'processes.p' has no program; add program = [ ... ]"),
        arguments(
            STEP + ", frames = 3 } }",
            "desktop.conf, line 1: 'processes.p.frames' makes sense only with paging.scope = local and paging.shares = fixed; use equal"),
        arguments(
            STEP + ", count = 200000 } }",
            "desktop.conf, line 1: 'processes.p.count' is '200000', but must be from 1 to 100000; nearest: 100000"),
        arguments(
            STEP + ", count = 60000 }, q = ${processes.p} }",
            "desktop.conf, line 1: 'processes' are 120000, but may be at most 100000"),
        arguments(
            "machine.profile = teaching, paging.scope = local, "
                + STEP
                + ", count = 4, frames = 5 } }",
            "desktop.conf, line 1: 'processes' need 20 frames (their shares, at least 1 each), but machine.ram has 16"),
        arguments(
            STEP + ", working-set { minimum = 1 MiB, maximum = 900 KiB } } }",
            "desktop.conf, line 1: 'processes.p.working-set.maximum' is '900 KiB', but must be from 1 MiB to 64 GiB; nearest: 1 MiB"),
        arguments(
            STEP.replace("p {", "9p {") + " } }",
            "desktop.conf, line 1: 'processes.9p' must have a name of one letter and at most 63 letters, digits, '-' or '_' after it"));
  }

  static Stream<Arguments> syntax() {
    return Stream.of(
        arguments(
            "a = [1, 2",
            "desktop.conf, line 1: not well-formed HOCON: List should have ended with ] or had a comma, instead had token: end of file"),
        arguments(
            "machine {\n cpus = 2\n",
            "desktop.conf, line 3: not well-formed HOCON: expecting a closing brace '}' or a key here, not: end of file"),
        arguments(
            "x = @y",
            "desktop.conf, line 1: not well-formed HOCON: Reserved character '@' is not allowed outside quotes"),
        arguments(
            "\ntitle = \"abc",
            "desktop.conf, line 2: not well-formed HOCON: End of input but string quote was still open"),
        arguments(
            "\ntitle = ${nope}",
            "desktop.conf, line 2: ${nope} refers to a key that is set nowhere"),
        arguments("a = ${b}, b = ${a}", "desktop.conf, line 1: ${a} refers to itself"),
        arguments(
            "include \"desktop\"",
            "desktop.conf, line 1: include 'desktop': the file includes itself"),
        arguments(
            "\n\ninclude \"desk.conf\"",
            "desktop.conf, line 3: include 'desk.conf': there is no such file; did you mean 'desktop.conf'?"),
        arguments(
            "include url(\"http://localhost/x\")",
            "desktop.conf, line 1: include 'http://localhost/x': only files can be included"),
        arguments(
            "include classpath(\"x\")",
            "desktop.conf, line 1: include 'x': only files can be included"));
  }

  @ParameterizedTest
  @MethodSource({"groups", "syntax"})
  void eachBadFileIsOneSentence(String text, String sentence) {
    assertThat(Loads.sentences(folder, text)).containsExactly(sentence);
  }

  static Stream<Arguments> steps() {
    return Stream.of(
        arguments(
            "{ Compte = 1 ms }",
            "unknown step 'processes.p.program[0].Compte'; did you mean 'Compute'? Steps: Compute, Serve, Touch, Trace, VirtualAlloc, VirtualLock"),
        arguments(
            "{ Compute = 1 ms, Touch {} }",
            "'processes.p.program[0]' has 2 keys [Compute, Touch], but a step has one, the name of its kind"),
        arguments(
            "Compute", "'processes.p.program[0]' is 'Compute', but must be an object { ... }"),
        arguments(
            "{ Touch { in = h, pattern = zpf(0.9), references = 5 } }",
            "'processes.p.program[0].Touch.pattern' has the unknown pattern 'zpf'; did you mean 'zipf'? Valid: cyclic, zipf(exponent)"),
        arguments(
            "{ Touch { in = h, pattern = zipf(99), references = 5 } }",
            "'exponent' in 'processes.p.program[0].Touch.pattern' is '99', but must be from 0 to 10; nearest: 10"),
        arguments(
            "{ Touch { in = h, pattern = cyclic, references = 5, writes = 0.2 } }",
            "'processes.p.program[0].Touch.writes' is '0.2', but must be a percentage such as 20 %"),
        arguments(
            "{ Touch { in = 3x, pattern = cyclic, references = 5 } }",
            "'processes.p.program[0].Touch.in' is '3x', which is not a name; use a letter, then letters, digits, '-' or '_'"),
        arguments(
            "{ VirtualAlloc { as = a, size = 1 B, type = MEM_RESERVE | MEM_COMIT, protect = PAGE_READWRITE } }",
            "'processes.p.program[0].VirtualAlloc.type' is 'MEM_COMIT'; did you mean 'MEM_COMMIT'? Valid: MEM_COMMIT, MEM_RESERVE"),
        arguments(
            "{ Serve { request = a, do = [] } }",
            "'processes.p.program[0].Serve' needs either think or arrivals"),
        arguments(
            "{ Serve { request = a, arrivals = poisson(25/h), do = [] } }",
            "'rate' in 'processes.p.program[0].Serve.arrivals' is '25/h', which has the unknown unit '/h'; did you mean '/s'? Units: /s, /ms, /us, /min"),
        arguments(
            "{ Trace { file = desktp.conf } }",
            "'processes.p.program[0].Trace.file' is 'desktp.conf', but there is no such file; did you mean 'desktop.conf'?"));
  }

  @ParameterizedTest
  @MethodSource("steps")
  void eachBadStepIsOneSentence(String step, String message) {
    assertThat(Loads.sentences(folder, "processes { p { program = [\n\n" + step + " ] } }"))
        .containsExactly("desktop.conf, line 3: " + message);
  }

  static Stream<Arguments> overrides() {
    return Stream.of(
        arguments(
            "machine.cpu=4",
            "unknown key 'machine.cpu'; did you mean 'cpus'? Valid keys: " + ValidWords.MACHINE),
        arguments(
            "machine.cpus=4000",
            "'machine.cpus' is '4000', but must be from 1 to 1024; nearest: 1024"),
        arguments(
            "machine.profile=labtop",
            "'machine.profile' is 'labtop'; did you mean 'laptop'? Valid: desktop, laptop, server, teaching, theory"),
        arguments(
            "vars.haep=4",
            "unknown key 'vars.haep'; did you mean 'vars.heap'? The workload has: heap"),
        arguments(
            "processes.q.count=4",
            "unknown key 'processes.q'; did you mean 'processes.p'? The workload has: p"),
        arguments(
            "processes.p.coutn=4",
            "unknown key 'processes.p.coutn'; did you mean 'count'? Valid keys: count, foreground, frames, images, memory-priority, privileges, program, start, start-at, start-every, working-set"),
        arguments("machine.cpus", "must be key=value, such as machine.cpus=4"),
        arguments("=3", "must be key=value, such as machine.cpus=4"),
        arguments("seed=", "has no value"),
        arguments("seed=1, title=3", "sets more than one key; give each its own --set"),
        arguments("machine..cpus=3", "'machine..cpus' is not a key"),
        arguments(
            "seed=[1",
            "not well-formed HOCON: List should have ended with ] or had a comma, instead had token: end of file"));
  }

  @ParameterizedTest
  @MethodSource("overrides")
  void eachBadOverrideIsOneSentence(String set, String message) {
    assertThat(Loads.sentences(folder, Loads.with("vars.heap = 3"), set))
        .containsExactly("--set " + set + ": " + message);
  }

  @Test
  void allMistakesOfAFileAreSaidAtOnceInTheOrderOfItsLines() {
    assertThat(
            Loads.sentences(
                folder,
                "processes { p { programm = [], program = [ { Compute = 1 m } ] } }\n"
                    + "rum {}\nmachine {\n cpu = 4\n ram = 1 GiB2\n}\nrun.until = 5 years"))
        .containsExactly(
            "desktop.conf, line 1: 'processes.p.program[0].Compute' is '1 m', which has the"
                + " unknown unit 'm'; did you mean 'ms'? Units: "
                + ValidWords.TIMES,
            "desktop.conf, line 1: unknown key 'processes.p.programm'; did you mean 'program'?"
                + " Valid keys: count, foreground, frames, images, memory-priority, privileges, program, start, start-at, start-every, working-set",
            "desktop.conf, line 2: unknown key 'rum'; did you mean 'run'? Valid keys: "
                + ValidWords.TOP,
            "desktop.conf, line 4: unknown key 'machine.cpu'; did you mean 'cpus'? Valid keys: "
                + ValidWords.MACHINE,
            "desktop.conf, line 5: 'machine.ram' is '1 GiB2', which has the unknown unit 'GiB2';"
                + " did you mean 'GiB'? Units: "
                + ValidWords.SIZES,
            "desktop.conf, line 7: 'run.until' is '5 years', which has the unknown unit 'years';"
                + " units: "
                + ValidWords.TIMES);
  }

  @Test
  void aMissingFileIsOneSentenceWithTheNearestName() {
    Loads.write(folder, "desktop.conf", "");
    String missing = folder.resolve("desktp.conf").toString();

    assertThat(Loads.problems(() -> Loads.loader().load(missing, List.of())))
        .containsExactly(missing + ": there is no such file; did you mean 'desktop.conf'?");
  }

  @Test
  void aFolderIsNoFile() {
    String there = folder.toString();

    assertThat(Loads.problems(() -> Loads.loader().load(there, List.of())))
        .containsExactly(there + ": this is a folder where a file was expected");
  }
}
