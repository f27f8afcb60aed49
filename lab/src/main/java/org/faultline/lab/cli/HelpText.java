package org.faultline.lab.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * What commands say of themselves. A list of commands shows the first line of each description, so
 * that line is made a whole sentence, wherever its source is broken; lines fit a terminal of
 * {@value #WIDTH} columns.
 */
final class HelpText {
  /** The width of help, in columns: that of the narrowest usual terminal. */
  static final int WIDTH = 80;

  private static final Pattern FIRST_SENTENCE = Pattern.compile("(?s)(.*?[.!?]) +(.*)");

  private HelpText() {}

  /** Prepares the help of a command and of all below it. */
  static CommandLine prepare(CommandLine line) {
    line.setUsageHelpWidth(WIDTH);
    complete(line);
    return line;
  }

  private static void complete(CommandLine line) {
    UsageMessageSpec usage = line.getCommandSpec().usageMessage();
    usage.description(paragraphs(usage.description()));
    line.getSubcommands().values().forEach(HelpText::complete);
  }

  /** The same text with the first sentence alone in front, and no sentence broken. */
  static String[] paragraphs(String... lines) {
    List<String> whole = new ArrayList<>();
    String open = "";
    for (String line : lines) {
      open = open.isEmpty() ? line : open + " " + line.stripLeading();
      if (open.stripTrailing().matches("(?s).*[.:!?]")) {
        whole.add(open);
        open = "";
      }
    }
    if (!open.isEmpty()) {
      whole.add(open);
    }
    Matcher first = FIRST_SENTENCE.matcher(whole.isEmpty() ? "" : whole.get(0));
    if (first.matches()) {
      whole.set(0, first.group(1));
      whole.add(1, first.group(2));
    }
    return whole.toArray(String[]::new);
  }
}
