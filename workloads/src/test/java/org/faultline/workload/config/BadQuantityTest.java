package org.faultline.workload.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each mistake in a number or its unit gives exactly the sentence beside it. */
class BadQuantityTest {
  @TempDir Path folder;

  static Stream<Arguments> quantities() {
    return Stream.of(
        arguments(
            "machine.ram = 256 MIB",
            "'machine.ram' is '256 MIB', which has the unknown unit 'MIB'; did you mean 'MiB'? Units: "
                + ValidWords.SIZES),
        arguments(
            "machine.ram = 256M",
            "'machine.ram' is '256M', which has the unknown unit 'M'; did you mean 'MiB'? Units: "
                + ValidWords.SIZES),
        arguments(
            "machine.ram = 4096",
            "'machine.ram' is '4096', which has no unit; units of a size: " + ValidWords.SIZES),
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
                + ValidWords.TIMES),
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

  @ParameterizedTest
  @MethodSource("quantities")
  void eachMistakeIsOneSentence(String line, String message) {
    assertThat(Loads.sentences(folder, Loads.with("", line)))
        .containsExactly("desktop.conf, line 2: " + message);
  }
}
