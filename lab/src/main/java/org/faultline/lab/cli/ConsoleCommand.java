package org.faultline.lab.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.faultline.lab.results.output.Console;
import org.faultline.lab.results.output.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command: does what it was asked, says so on the console and ends with an exit code. */
abstract class ConsoleCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  /**
   * Does it.
   *
   * @throws org.faultline.lab.results.output.UserMistake where the user must give something else
   */
  abstract ExitCode perform() throws IOException, InterruptedException;

  @Override
  public final Integer call() throws IOException, InterruptedException {
    return perform().code();
  }

  /** Where the command says what it has to say. */
  final Console console() {
    return console(spec.commandLine());
  }

  /** Where the command of {@code line} says what it has to say. */
  static Console console(CommandLine line) {
    return new Console(line.getOut(), line.getErr());
  }

  /** Says how the command is used. */
  final ExitCode usage() {
    console().text(spec.commandLine().getUsageMessage());
    return ExitCode.DONE;
  }

  /** The command line as the user typed it. */
  final String typed() {
    List<String> words = spec.commandLine().getParseResult().originalArgs();
    return "faultline " + String.join(" ", words);
  }
}
