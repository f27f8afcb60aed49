package org.faultline.lab.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.CompletionException;
import org.faultline.actors.result.Causes;
import org.faultline.actors.result.RunFailure;
import org.faultline.memory.frames.IdentityBroken;
import org.faultline.memory.plugin.PluginException;
import org.faultline.workload.binding.ConfigProblemsException;
import org.faultline.workload.trace.LibraryException;
import org.faultline.workload.trace.TraceException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns whatever goes wrong into a sentence and an exit code. */
final class Failures {
  private static final String NAME = "faultline: ";
  private static final String TRACE = " (run with --debug for the trace)";

  private Failures() {}

  /** An argument that cannot be used. */
  static int onParameter(ParameterException e, String... args) {
    CommandLine line = e.getCommandLine();
    PrintWriter err = line.getErr();
    err.println(NAME + e.getMessage());
    if (!CommandLine.UnmatchedArgumentException.printSuggestions(e, err)) {
      err.println("See " + line.getCommandSpec().qualifiedName() + " --help.");
    }
    return ExitCode.BAD_INPUT;
  }

  /** An exception of a command. */
  static int onExecution(Exception thrown, CommandLine line, ParseResult parsed) {
    return say(thrown, line);
  }

  /** Says what is known of {@code thrown}; gives the exit code. */
  static int say(Throwable thrown, CommandLine line) {
    PrintWriter err = line.getErr();
    if (Main.debug(line)) {
      thrown.printStackTrace(err);
    }
    String sentence = sentence(thrown);
    if (Main.of(line).firstToFail()) {
      err.println(sentence);
    }
    return exitCode(thrown);
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
    CommandFailure command = Causes.find(thrown, CommandFailure.class);
    if (command != null) {
      return NAME + command.getMessage();
    }
    Throwable input = badInput(thrown);
    if (input != null) {
      return input.getMessage();
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
          + "a part of the program is missing or does not fit: "
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

  private static Throwable badInput(Throwable thrown) {
    ConfigProblemsException config = Causes.find(thrown, ConfigProblemsException.class);
    return config != null ? config : Causes.find(thrown, TraceException.class);
  }

  /** The exit code for {@code thrown}. */
  static int exitCode(Throwable thrown) {
    if (Causes.find(thrown, OutOfMemoryError.class) != null
        || Causes.find(thrown, LibraryException.class) != null) {
      return ExitCode.COMPUTER;
    }
    CommandFailure command = Causes.find(thrown, CommandFailure.class);
    if (Causes.find(thrown, PluginException.class) != null) {
      return ExitCode.BAD_INPUT;
    } else if (command != null) {
      return command.exitCode();
    } else if (badInput(thrown) != null) {
      return ExitCode.BAD_INPUT;
    } else if (Causes.find(thrown, IdentityBroken.class) != null) {
      return ExitCode.IDENTITY_BROKEN;
    }
    return Causes.find(thrown, IOException.class) != null ? ExitCode.COMPUTER : ExitCode.DEFECT;
  }
}
