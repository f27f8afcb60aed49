package org.faultline.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** No command, at no usual width, leaves out a part of what it says of itself. */
class HelpTextTest {

  private static Set<CommandLine> all(CommandLine line) {
    Set<CommandLine> found = new LinkedHashSet<>();
    found.add(line);
    line.getSubcommands().values().forEach(below -> found.addAll(all(below)));
    return found;
  }

  /** Without blanks, which wrapping may add anywhere. */
  private static String dense(String text) {
    return text.replaceAll("\\s+", "");
  }

  private static String said(String text) {
    String plain = text.contains("${") ? text.substring(0, text.indexOf("${")) : text;
    return dense(plain.replace("%%", "%").replace("%n", ""));
  }

  private static List<ArgSpec> shown(CommandSpec spec) {
    List<ArgSpec> shown = new ArrayList<>(spec.options());
    shown.addAll(spec.positionalParameters());
    shown.removeIf(ArgSpec::hidden);
    return shown;
  }

  @ParameterizedTest
  @ValueSource(ints = {HelpText.WIDTH, 100, 132, 200})
  void everyCommandSaysAllOfEachSentence(int width) {
    CommandLine top = Main.commands().setUsageHelpWidth(width);
    assertThat(all(top)).hasSizeGreaterThan(25);
    for (CommandLine line : all(top)) {
      CommandSpec spec = line.getCommandSpec();
      String help = line.getUsageMessage(Help.Ansi.OFF);
      assertThat(help.lines())
          .as("%s in %s columns", spec.qualifiedName(), width)
          .allMatch(row -> row.stripTrailing().length() <= width);
      String dense = dense(help);
      for (String sentence : spec.usageMessage().description()) {
        assertThat(dense).as(spec.qualifiedName()).contains(said(sentence));
      }
      for (ArgSpec arg : shown(spec)) {
        for (String sentence : arg.description()) {
          assertThat(dense).as(spec.qualifiedName()).contains(said(sentence));
        }
      }
      for (CommandLine below : line.getSubcommands().values()) {
        String summary = below.getCommandSpec().usageMessage().description()[0];
        assertThat(dense)
            .as("%s in the list of %s", below.getCommandName(), spec.qualifiedName())
            .contains(below.getCommandName() + said(summary));
      }
    }
  }

  /** An example that is broken over two lines does something else when it is copied. */
  @Test
  void examplesStandOnOneLine() {
    for (CommandLine line : all(Main.commands())) {
      for (String example : line.getCommandSpec().usageMessage().footer()) {
        if (example.startsWith("  faultline ")) {
          assertThat(example.replace("%%", "%").length())
              .as(example)
              .isLessThanOrEqualTo(HelpText.WIDTH);
        }
      }
    }
  }

  @Test
  void whatAListOfCommandsShowsIsOneWholeSentence() {
    for (CommandLine line : all(Main.commands())) {
      String[] description = line.getCommandSpec().usageMessage().description();
      assertThat(description).as(line.getCommandName()).isNotEmpty();
      assertThat(description[0]).as(line.getCommandName()).endsWith(".").doesNotContain(". ");
    }
    assertThat(Faultline.run("--help").out().replaceAll("\\s+", " "))
        .contains("what they need to know of references, and who described them.")
        .contains("by demand paging on the textbook machine, and counts faults.")
        .contains("which page leaves and why; or makes an exercise of it.");
    assertThat(Faultline.run("verify", "--help").out().replaceAll("\\s+", " "))
        .contains("for replacement policies, and lists the differences.");
  }

  @Test
  void sentencesAreJoinedWhereTheirSourceIsBroken() {
    assertThat(HelpText.paragraphs("One that", "is broken. And", "more.", "Last."))
        .containsExactly("One that is broken.", "And more.", "Last.");
    assertThat(HelpText.paragraphs("Writes report.html")).containsExactly("Writes report.html");
    assertThat(HelpText.paragraphs()).isEmpty();
  }
}
