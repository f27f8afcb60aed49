package org.faultline.workload.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each mistake in a value gives exactly the sentence beside it. */
class BadConfigTest {
  @TempDir Path folder;

  static Stream<Arguments> keys() {
    return Stream.of(
        arguments(
            "machine.cpu = 4",
            "unknown key 'machine.cpu'; did you mean 'cpus'? Valid keys: " + ValidWords.MACHINE),
        arguments(
            "machien.cpus = 4",
            "unknown key 'machien'; did you mean 'machine'? Valid keys: " + ValidWords.TOP),
        arguments("colour = red", "unknown key 'colour'; valid keys: " + ValidWords.TOP),
        arguments("machine = 3", "'machine' is '3', but must be an object { ... }"),
        arguments("machine.cpus = [1]", "'machine.cpus' is a list, but must be a single value"),
        arguments("title = { a = 1 }", "'title' is an object, but must be a single value"),
        arguments("title = \"\"", "'title' is empty"));
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
            "'paging.scope' is local, but kind = windows gives each process a working set; nearest: global, or kind = textbook with a policy"),
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
            "'paging.lease' is on, but a process that runs the policy itself needs a share that stays the same; nearest: off, or shares = equal"),
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
                + ValidWords.TIMES));
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
            "'scheduler.load-control' needs scheduler.order = time: no process of a recorded mix is ever suspended; use none"),
        arguments(
            "run { warm-up = 70 s, until = 65 s }",
            "'run' has a warm-up of 70 s, which must be shorter than until, 65 s"),
        arguments(
            "machine.pagefile { initial = 2 GiB, maximum = 1 GiB }",
            "'machine.pagefile' has a maximum of 1 GiB below its initial size; nearest: 2 GiB"));
  }

  @ParameterizedTest
  @MethodSource({"keys", "words", "pairsOfKeys"})
  void eachMistakeIsOneSentence(String line, String message) {
    assertThat(Loads.sentences(folder, Loads.with("", line)))
        .containsExactly("desktop.conf, line 2: " + message);
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
            "desktop.conf, line 1: 'machine.pagefile.device.read-latency' cannot be combined with a"
                + " service time; use service = model");
  }
}
