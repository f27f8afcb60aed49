package org.faultline.lab.cli;

import java.io.IOException;
import java.util.concurrent.CompletionException;
import org.faultline.actors.result.Causes;
import org.faultline.actors.result.RunFailure;
import org.faultline.lab.results.output.Console;
import org.faultline.lab.results.output.ExitCode;
import org.faultline.lab.results.output.UserMistake;
import org.faultline.lab.studies.cell.CellFailure;
import org.faultline.memory.frames.IdentityBroken;
import org.faultline.memory.plugin.PluginException;
import org.faultline.workload.binding.ConfigProblemsException;
import org.faultline.workload.trace.LibraryException;
import org.faultline.workload.trace.TraceException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns whatever goes wrong into a sentence and an exit code. */
final class Failures {
  private static final String NAME = Console.NAME;
  private static final String TRACE = " (run with --debug for the stack trace)";

  private Failures() {}

  /** An argument that cannot be used. */
  static int onParameter(ParameterException e, String... args) {
    CommandLine line = e.getCommandLine();
    Console console = ConsoleCommand.console(line);
    console.problem(Sentences.message(e));
    if (!CommandLine.UnmatchedArgumentException.printSuggestions(e, console.err())) {
      console.note(help(line));
    }
    return ExitCode.BAD_INPUT.code();
  }

  /** An exception of a mistake. */
  static int onExecution(Exception thrown, CommandLine line, ParseResult parsed) {
    return say(thrown, line).code();
  }

  /** Says what is known of {@code thrown}; gives the exit code. */
  static ExitCode say(Throwable thrown, CommandLine line) {
    Console console = ConsoleCommand.console(line);
    if (Main.debug(line)) {
      thrown.printStackTrace(console.err());
    }
    String sentence = sentence(thrown);
    if (Main.of(line).firstToFail()) {
      console.note(sentence);
      UserMistake mistake = Causes.find(thrown, UserMistake.class);
      if (mistake != null && mistake.isInUsage()) {
        console.note(help(line));
      }
    }
    return exitCode(thrown);
  }

  private static String help(CommandLine line) {
    return "See " + line.getCommandSpec().qualifiedName() + " --help.";
  }

  /** What is said of {@code thrown}; of memory that is used up without needing any. */
  static String sentence(Throwable thrown) {
    OutOfMemoryError memory = Causes.find(thrown, OutOfMemoryError.class);
    if (memory != null) {
      return Exhausted.sentence(memory);
    }
    PluginException plugin = Causes.find(thrown, PluginException.class);
    if (plugin != null) {
      return NAME + plugin.getMessage();
    }
    LibraryException library = Causes.find(thrown, LibraryException.class);
    if (library != null) {
      return NAME + library.getMessage();
    }
    UserMistake mistake = Causes.find(thrown, UserMistake.class);
    if (mistake != null) {
      return NAME + mistake.getMessage();
    }
    CellFailure run = Causes.find(thrown, CellFailure.class);
    if (run != null) {
      return NAME + run.getMessage();
    }
    Throwable input = badInput(thrown);
    if (input != null) {
      return Sentences.message(input);
    }
    IdentityBroken identity = Causes.find(thrown, IdentityBroken.class);
    if (identity != null) {
      return NAME + identity.getMessage();
    }
    IOException io = Causes.find(thrown, IOException.class);
    return io != null ? NAME + Sentences.whole(io) : defect(thrown);
  }

  private static String defect(Throwable thrown) {
    if (Causes.find(thrown, StackOverflowError.class) != null) {
      return Exhausted.stack();
    }
    LinkageError part = Causes.find(thrown, LinkageError.class);
    if (part != null) {
      return NAME
          + "a part of the program is missing or of another version: "
          + part
          + "; unpack the archive again"
          + TRACE;
    }
    RunFailure run = Causes.find(thrown, RunFailure.class);
    return run != null
        ? NAME + run.getMessage() + TRACE
        : NAME + "an unexpected failure: " + deepest(thrown) + TRACE;
  }

  private static Throwable deepest(Throwable thrown) {
    Throwable e = thrown;
    while (e instanceof CompletionException && e.getCause() != null) {
      e = e.getCause();
    }
    return e;
  }

  private static @Nullable Throwable badInput(Throwable thrown) {
    ConfigProblemsException config = Causes.find(thrown, ConfigProblemsException.class);
    return config != null ? config : Causes.find(thrown, TraceException.class);
  }

  /** The exit code for {@code thrown}. */
  static ExitCode exitCode(Throwable thrown) {
    if (Causes.find(thrown, OutOfMemoryError.class) != null
        || Causes.find(thrown, LibraryException.class) != null) {
      return ExitCode.COMPUTER;
    }
    UserMistake mistake = Causes.find(thrown, UserMistake.class);
    CellFailure run = Causes.find(thrown, CellFailure.class);
    if (Causes.find(thrown, PluginException.class) != null) {
      return ExitCode.BAD_INPUT;
    } else if (mistake != null) {
      return mistake.exitCode();
    } else if (run != null) {
      return run.kind().exitCode();
    } else if (badInput(thrown) != null) {
      return ExitCode.BAD_INPUT;
    } else if (Causes.find(thrown, IdentityBroken.class) != null) {
      return ExitCode.IDENTITY_BROKEN;
    }
    return Causes.find(thrown, IOException.class) != null ? ExitCode.COMPUTER : ExitCode.DEFECT;
  }
}
