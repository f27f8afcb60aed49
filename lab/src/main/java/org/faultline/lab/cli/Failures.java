package org.faultline.lab.cli;

import java.io.PrintWriter;
import java.util.concurrent.CompletionException;
import org.faultline.actors.run.RunFailure;
import org.faultline.memory.physical.IdentityBroken;
import org.faultline.workload.binding.ConfigProblemsException;
import org.faultline.workload.trace.TraceException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns whatever goes wrong into a sentence and an exit code. */
final class Failures {
  private static final String TRACE = " (run with --debug for the trace)";

  private Failures() {}

  /** An argument that cannot be used. */
  static int onParameter(ParameterException e, String... args) {
    CommandLine line = e.getCommandLine();
    PrintWriter err = line.getErr();
    err.println("faultline: " + e.getMessage());
    if (!CommandLine.UnmatchedArgumentException.printSuggestions(e, err)) {
      err.println("See " + line.getCommandSpec().qualifiedName() + " --help.");
    }
    return ExitCode.BAD_INPUT;
  }

  /** An exception of a command. */
  static int onExecution(Exception thrown, CommandLine line, ParseResult parsed) {
    Throwable e = thrown;
    while (e instanceof CompletionException && e.getCause() != null) {
      e = e.getCause();
    }
    PrintWriter err = line.getErr();
    if (Main.debug(line)) {
      e.printStackTrace(err);
    }
    if (e instanceof CommandFailure failure) {
      err.println("faultline: " + failure.getMessage());
      return failure.exitCode();
    }
    if (e instanceof ConfigProblemsException || e instanceof TraceException) {
      err.println(e.getMessage());
      return ExitCode.BAD_INPUT;
    }
    if (e instanceof RunFailure failure) {
      return onRun(failure, err);
    }
    err.println("faultline: an unexpected failure: " + e + TRACE);
    return ExitCode.DEFECT;
  }

  private static int onRun(RunFailure failure, PrintWriter err) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof IdentityBroken) {
        err.println("faultline: " + cause.getMessage());
        return ExitCode.IDENTITY_BROKEN;
      }
    }
    err.println("faultline: " + failure.getMessage() + TRACE);
    return ExitCode.DEFECT;
  }
}
