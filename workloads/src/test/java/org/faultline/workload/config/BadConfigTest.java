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

/** Each mistake gives exactly the sentence beside it. */
class BadConfigTest {
  private static final String STEP = "processes { p { program = [ { Compute = 1 ms } ]";
  private static final String SIZES = "B, KiB, MiB, GiB, TiB, kB, MB, GB, TB";
  private static final String TIMES = "ns, us, µs, ms, s, min";
  private static final String TOP = "machine, paging, processes, run, scheduler, seed, title, vars";
  private static final String MACHINE =
      "costs, cpus, devices, layout, manager, pagefile, profile, ram, reference";

  @TempDir Path folder;

  static Stream<Arguments> keys() {
    return Stream.of(
        arguments(
            "machine.cpu = 4",
            "unknown key 'machine.cpu'; did you mean 'cpus'? Valid keys: " + MACHINE),
        arguments(
            "machien.cpus = 4",
            "unknown key 'machien'; did you mean 'machine'? Valid keys: " + TOP),
        arguments("colour = red", "unknown key 'colour'; valid keys: " + TOP),
        arguments("machine = 3", "'machine' is '3', but must be an object { ... }"),
        arguments("machine.cpus = [1]", "'machine.cpus' is a list, but must be a single value"),
        arguments("title = { a = 1 }", "'title' is an object, but must be a single value"),
        arguments("title = \"\"", "'title' is empty"));
  }

  static Stream<Arguments> quantities() {
    return Stream.of(
        arguments(
            "machine.ram = 256 MIB",
            "'machine.ram' is '256 MIB', which has the unknown unit 'MIB'; did you mean 'MiB'? Units: "
                + SIZES),
        arguments(
            "machine.ram = 256M",
            "'machine.ram' is '256M', which has the unknown unit 'M'; did you mean 'MiB'? Units: "
                + SIZES),
        arguments(
            "machine.ram = 4096",
            "'machine.ram' is '4096', which has no unit; units of a size: " + SIZES),
        arguments(
            "machine.ram = lots", "'machine.ram' is 'lots', but must be a size such as 64 MiB"),
        arguments(
            "machine.ram = 100 GiB",
            "'machine.ram' is '100 GiB', but must be from 4 KiB to 64 GiB; nearest: 64 GiB"),
        arguments(
            "machine.ram = 6145 B",
            "'machine.ram' is 6145 B, which is not a multiple of 4 KiB; nearest: 8 KiB"),
        arguments(
            "machine.ram = 0.5 B",
            "'machine.ram' is '0.5 B', which is not a whole number of bytes"),
        arguments(
            "machine.reference = 2 sec",
            "'machine.reference' is '2 sec', which has the unknown unit 'sec'; did you mean 's'? Units: "
                + TIMES),
        arguments(
            "machine.reference = 0.0005 ns",
            "'machine.reference' is '0.0005 ns', which is not a whole number of picoseconds"),
        arguments(
            "scheduler.time-slice = 0",
            "'scheduler.time-slice' is '0', but must be from 1 us to 1000 s; nearest: 1 us"),
        arguments(
            "machine.pagefile.timeout = 2000 s",
            "'machine.pagefile.timeout' is '2000 s', but must be from 1 us to 1000 s; nearest: 1000 s"),
        arguments(
            "machine.pagefile.faults.read-errors = 101 %",
            "'machine.pagefile.faults.read-errors' is '101 %', but must be from 0 % to 100 %; nearest: 100 %"),
        arguments(
            "scheduler.slack = 0.5 ns",
            "'scheduler.slack' is '0.5 ns', which is not a whole number of nanoseconds"),
        arguments(
            "machine.cpus = 0", "'machine.cpus' is '0', but must be from 1 to 1024; nearest: 1"),
        arguments(
            "machine.cpus = 2.5",
            "'machine.cpus' is '2.5', but must be a whole number from 1 to 1024"),
        arguments(
            "machine.cpus = two",
            "'machine.cpus' is 'two', but must be a whole number from 1 to 1024"),
        arguments(
            "seed = 9223372036854775808",
            "'seed' is '9223372036854775808', but must be from -9223372036854775808 to 9223372036854775807; nearest: 9223372036854775807"));
  }

  static Stream<Arguments> words() {
    return Stream.of(
        arguments(
            "machine.profile = labtop",
            "'machine.profile' is 'labtop'; did you mean 'laptop'? Valid: desktop, laptop, server, teaching, theory"),
        arguments(
            "scheduler.load-control = fifty-procent",
            "'scheduler.load-control' has the unknown load control 'fifty-procent'; did you mean 'fifty-percent'? Valid: none, working-set, working-set(references), fifty-percent, fifty-percent(tolerance), l-equals-s, l-equals-s(margin), knee, knee(faults), pff, pff(low, high), swap-token, swap-token(hold), suspend-largest, suspend-largest(low, high)"),
        arguments(
            "scheduler.load-control = \"suspend-largest(90 %, 50 %)\"",
            "'scheduler.load-control' must have a lower limit below the upper one"),
        arguments(
            "machine.layout = 46-bit",
            "'machine.layout' is '46-bit'; did you mean '64-bit'? Valid: 32-bit, 64-bit"),
        arguments(
            "machine.pagefile.device = nvm",
            "'machine.pagefile.device' is 'nvm'; did you mean 'nvme'? Valid: hdd, nvme, sata-ssd, instant"),
        arguments(
            "paging.policy = lur",
            "'paging.policy' is 'lur'; did you mean 'lru'? Valid: clock, clock-clear, fifo, lru, windows"),
        arguments(
            "paging.scope = globl",
            "'paging.scope' is 'globl'; did you mean 'global'? Valid: global, local"),
        arguments(
            "machine.pagefile.store = disk",
            "'machine.pagefile.store' is 'disk'; valid: memory, file"),
        arguments(
            "machine.pagefile.faults.hang = afer(3)",
            "'machine.pagefile.faults.hang' has the unknown hang 'afer'; did you mean 'after'? Valid: off, after(transfer)"),
        arguments(
            "machine.pagefile.faults.hang = after(0)",
            "'transfer' in 'machine.pagefile.faults.hang' is '0', but must be at least 1"),
        arguments("paging.lease = maybe", "'paging.lease' is 'maybe'; valid: on, off"),
        arguments(
            "paging { lists = on, policy = lru }",
            "'paging.lists' is on, which only kind = windows has; leave it out, or use kind = windows"),
        arguments(
            "paging { kind = windows, policy = lru }",
            "'paging.policy' is 'lru', which only kind = textbook has; nearest: auto, or kind = textbook"),
        arguments(
            "paging { kind = textbook, policy = windows }",
            "'paging.policy' is 'windows', which is not a policy of kind = textbook; nearest: auto, or kind = windows"),
        arguments(
            "paging.kind = textbok",
            "'paging.kind' is 'textbok'; did you mean 'textbook'? Valid: auto, windows, textbook"),
        arguments(
            "paging { lists = off, policy = windows }",
            "'paging.lists' is off, and kind = windows has page lists; leave it out, or use kind = textbook"),
        arguments(
            "paging.scope = local",
            "'paging.scope' is local, and with kind = windows each process has a working set; nearest: global, or kind = textbook with a policy"),
        arguments(
            "paging.shares = equal",
            "'paging.shares' makes sense only with paging.scope = local; nearest: fixed"),
        arguments(
            "paging { policy = lru, scope = local, shares = eqal }",
            "'paging.shares' has the unknown rule 'eqal'; did you mean 'equal'? Valid: fixed, equal, equal-of-active, proportional, working-set(references), pff(references)"),
        arguments(
            "paging { policy = lru, scope = local, shares = pff(0) }",
            "'references' in 'paging.shares' is '0', but must be from 1 to 1000000000000; nearest: 1"),
        arguments(
            "paging { policy = lru, scope = local, shares = proportional, lease = on }",
            "'paging.lease' is on, and a process that runs the policy itself needs a share that stays; nearest: off, or shares = equal"),
        arguments(
            "paging.lists = onn",
            "'paging.lists' is 'onn'; did you mean 'on'? Valid: on, off, auto"),
        arguments(
            "paging.windows { low = 8 KiB, goal = 4 KiB }",
            "'paging.windows' must have a low above its critical"),
        arguments(
            "run.until = all-exits",
            "'run.until' is 'all-exits'; did you mean 'all-exit'? Valid: all-exit or a number"),
        arguments(
            "machine.manager.fault = exponental(1 us)",
            "'machine.manager.fault' has the unknown duration 'exponental'; did you mean 'exponential'? Valid: uniform(least, most), exponential(mean), a time such as 2 ms"),
        arguments(
            "machine.manager.call = uniform(3 us)",
            "'machine.manager.call' is 'uniform(3 us)', but must be uniform(least, most)"),
        arguments(
            "machine.manager.call = uniform(3 us, 1 us)",
            "'machine.manager.call' is a uniform duration whose second bound is below its first"),
        arguments(
            "machine.manager.call = uniform(3 us",
            "'machine.manager.call' is 'uniform(3 us', which is not a valid duration; valid: uniform(least, most), exponential(mean), a time such as 2 ms"),
        arguments(
            "machine.manager.call = exponential(1 u)",
            "'mean' in 'machine.manager.call' is '1 u', which has the unknown unit 'u'; did you mean 'us'? Units: "
                + TIMES));
  }

  static Stream<Arguments> pairsOfKeys() {
    return Stream.of(
        arguments(
            "machine.pagefile.directory = " + absolute(""),
            "'machine.pagefile.directory' makes sense only with store = file; use temp"),
        arguments(
            "machine.pagefile { store = file, directory = " + absolute("no-such") + " }",
            "'machine.pagefile.directory' is '"
                + Path.of("no-such").toAbsolutePath()
                + "', but there is no such directory"),
        arguments(
            "machine.pagefile { store = file, directory = " + absolute("pom.xml") + " }",
            "'machine.pagefile.directory' is '"
                + Path.of("pom.xml").toAbsolutePath()
                + "', which is not a directory"),
        arguments("paging.lease = on", "'paging' has lease = on, which needs scope = local"),
        arguments(
            "scheduler.order = trace",
            "'scheduler.order' is 'trace', which needs machine.cpus = 1"),
        arguments(
            "scheduler { order = trace, load-control = knee }",
            "'scheduler.load-control' needs scheduler.order = time: in a recorded mix nobody is suspended; use none"),
        arguments(
            "run { warm-up = 70 s, until = 65 s }",
            "'run' has a warm-up of 70 s, which must be shorter than until, 65 s"),
        arguments(
            "machine.pagefile { initial = 2 GiB, maximum = 1 GiB }",
            "'machine.pagefile' has a maximum of 1 GiB below its initial size; nearest: 2 GiB"));
  }

  /** The absolute path of a file in the module's folder, as a quoted value. */
  private static String absolute(String name) {
    return '"' + Path.of(name).toAbsolutePath().toString().replace("\\", "\\\\") + '"';
  }

  @Test
  void aDirectoryWithoutAnAbsolutePathIsOneSentenceWithTheAbsoluteOne() {
    assertThat(
            Loads.sentences(
                folder, Loads.with("machine.pagefile { store = file, directory = pages }")))
        .containsExactly(
            "desktop.conf, line 1: 'machine.pagefile.directory' is 'pages', which is not an absolute"
                + " path; nearest: "
                + folder.resolve("pages"));
  }

  @ParameterizedTest
  @MethodSource({"keys", "quantities", "words", "pairsOfKeys"})
  void eachMistakeIsOneSentence(String line, String message) {
    assertThat(Loads.sentences(folder, Loads.with("", line)))
        .containsExactly("desktop.conf, line 2: " + message);
  }

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
            "desktop.conf, line 1: 'processes.9p' has a name that is not a letter followed by at most 63 letters, digits, '-' or '_'"));
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
            "\ntitle = ${nope}", "desktop.conf, line 2: ${nope} names a key that is nowhere set"),
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
            "unknown key 'machine.cpu'; did you mean 'cpus'? Valid keys: " + MACHINE),
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
            "unknown key 'processes.p.coutn'; did you mean 'count'? Valid keys: count, foreground, frames, memory-priority, privileges, program, start-at, start-every, working-set"),
        arguments("machine.cpus", "must be key=value, such as machine.cpus=4"),
        arguments("=3", "must be key=value, such as machine.cpus=4"),
        arguments("seed=", "gives no value"),
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
                + TIMES,
            "desktop.conf, line 1: unknown key 'processes.p.programm'; did you mean 'program'?"
                + " Valid keys: count, foreground, frames, memory-priority, privileges, program, start-at, start-every, working-set",
            "desktop.conf, line 2: unknown key 'rum'; did you mean 'run'? Valid keys: " + TOP,
            "desktop.conf, line 4: unknown key 'machine.cpu'; did you mean 'cpus'? Valid keys: "
                + MACHINE,
            "desktop.conf, line 5: 'machine.ram' is '1 GiB2', which has the unknown unit 'GiB2';"
                + " did you mean 'GiB'? Units: "
                + SIZES,
            "desktop.conf, line 7: 'run.until' is '5 years', which has the unknown unit 'years';"
                + " units: "
                + TIMES);
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

  @Test
  void aDeviceOfTheUsersOwnNeedsAllItsKeys() {
    assertThat(
            Loads.sentences(
                folder,
                Loads.with(
                    "machine.pagefile.device { read-latency = 1 ms, write-latency = 1 ms,"
                        + " read-bandwidth = fast, depht = 3 }")))
        .containsExactlyInAnyOrder(
            "desktop.conf, line 1: 'machine.pagefile.device' lacks the key 'write-bandwidth'",
            "desktop.conf, line 1: 'machine.pagefile.device' lacks the key 'depth'",
            "desktop.conf, line 1: 'machine.pagefile.device.read-bandwidth' is 'fast'; valid:"
                + " unlimited or a number",
            "desktop.conf, line 1: unknown key 'machine.pagefile.device.depht'; did you mean"
                + " 'depth'? Valid keys: depth, read-bandwidth, read-latency, service,"
                + " write-bandwidth, write-latency");
  }

  @Test
  void aServiceTimeStandsAlone() {
    assertThat(
            Loads.sentences(
                folder,
                Loads.with(
                    "machine.pagefile.device { service = 1 ms, read-latency = 1 ms, depth = 3 }")))
        .containsExactly(
            "desktop.conf, line 1: 'machine.pagefile.device.read-latency' makes no sense beside a"
                + " service time; use service = model");
  }
}
