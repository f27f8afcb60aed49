package org.faultline.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What one name means in several commands. */
class OptionsTest {
  /** Options that mean another thing, or have another default, in another command. */
  private static final Set<String> OF_SEVERAL_MEANINGS =
      Set.of(
          // Of a run, of a study and of a sample of pages.
          "--seed",
          // Runs of a workload, runs of each number, strings of a proof.
          "--seeds",
          // Which group is counted, or asked of another workload.
          "--of",
          // Folders and files with other names.
          "--out",
          // Results in a folder, or one file.
          "--force",
          // With rows that a CSV can hold or not, and with a recording's format or not.
          "--format",
          // Lists with other defaults.
          "--policy",
          "--frames",
          // A machine's own size, or enough.
          "--ram",
          // Ends a pack, or a program too.
          "--references",
          // Of a shell's machine, and of that of recorded calls.
          "--textbook",
          // A study's own values, or a tenth of the work.
          "--quick");

  private static List<CommandLine> all(CommandLine line) {
    List<CommandLine> found = new ArrayList<>(List.of(line));
    line.getSubcommands().values().forEach(below -> found.addAll(all(below)));
    return found;
  }

  private static String words(OptionSpec option) {
    return String.join(" ", option.description()) + " " + option.defaultValue();
  }

  @Test
  void whatIsSaidInTheSameWordsIsDeclaredOnce() {
    Map<String, Set<Object>> declarations = new TreeMap<>();
    for (CommandLine line : all(Main.commands())) {
      for (OptionSpec option : line.getCommandSpec().options()) {
        declarations
            .computeIfAbsent(option.longestName() + ": " + words(option), key -> new HashSet<>())
            .add(option.userObject());
      }
    }
    assertThat(declarations).hasSizeGreaterThan(60);
    assertThat(declarations)
        .allSatisfy((option, places) -> assertThat(places).as(option).hasSize(1));
  }

  @Test
  void anOptionHasOneMeaningUnlessThereIsAReason() {
    Map<String, Set<String>> meanings = new TreeMap<>();
    for (CommandLine line : all(Main.commands())) {
      for (OptionSpec option : line.getCommandSpec().options()) {
        for (String name : option.names()) {
          meanings.computeIfAbsent(name, key -> new TreeSet<>()).add(words(option));
        }
      }
    }
    // --workers is of one run's threads, too.
    meanings.remove("--workers");
    meanings.values().removeIf(words -> words.size() == 1);
    assertThat(meanings.keySet()).containsExactlyInAnyOrderElementsOf(OF_SEVERAL_MEANINGS);
  }

  @ParameterizedTest
  @CsvSource({
    "run,--workers",
    "sweep,--jobs",
    "sweep,--workers",
    "capacity,--jobs",
    "capacity,--workers",
    "faults,--jobs",
    "faults,--workers"
  })
  void aNumberOfThreadsOutOfRangeIsToldByTheNameThatWasTyped(String command, String option) {
    Faultline.Outcome outcome =
        switch (command) {
          case "sweep" -> Faultline.run(command, "locks", option, 0, "--plan");
          case "capacity" ->
              Faultline.run(
                  command, "web", "--of", "web", "--require", "cpu.utilisation < 80 %", option, 0);
          case "faults" -> Faultline.run(command, "none.flt", option, 0);
          default -> Faultline.run(command, "first", option, 0);
        };
    assertThat(outcome.err())
        .isEqualTo("faultline: %s is 0, but must be from 1 to 1024%n".formatted(option));
    assertThat(outcome.code()).isEqualTo(2);
  }
}
