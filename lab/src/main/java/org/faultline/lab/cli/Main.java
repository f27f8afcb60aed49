package org.faultline.lab.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.faultline.actors.dispatch.Emergency;
import org.faultline.lab.results.output.Console;
import org.faultline.lab.results.output.ExitCode;
import org.faultline.lab.results.output.UserMistake;
import org.faultline.workload.binding.ConfigProblemsException;
import org.faultline.workload.config.Home;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/** The command line of Faultline. */
@Command(
    name = "faultline",
    description =
        "Runs, studies and checks models of the virtual memory that many" + " processes share.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Version.class,
    subcommands = {
      RunCommand.class,
      NewCommand.class,
      SweepCommand.class,
      StudyCommand.class,
      CapacityCommand.class,
      CompareCommand.class,
      MemoryCommand.class,
      ReportCommand.class,
      RerunCommand.class,
      CheckCommand.class,
      ListCommand.class,
      PoliciesCommand.class,
      FaultsCommand.class,
      ShowCommand.class,
      TraceCommand.class,
      MrcCommand.class,
      BenchCommand.class,
      VerifyCommand.class,
      ShellCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:a check failed, or a cell of a study",
      "2:bad input",
      "3:an identity is broken: the numbers cannot be trusted",
      "70:a defect of Faultline",
      "71:the computer lacks something: memory, disk space, a library",
      "130:interrupted by Ctrl-C; what had been measured by then is written"
    })
public final class Main extends ConsoleCommand {
  private static final String LOG = "--log";

  private final AtomicBoolean said = new AtomicBoolean();

  @Option(
      names = "--debug",
      description = "Show the stack trace of a failure.",
      scope = ScopeType.INHERIT)
  private boolean debug;

  @Option(
      names = LOG,
      paramLabel = "LEVEL[:PACKAGE]",
      description =
          "Log to standard error at level ERROR, WARN, INFO, DEBUG or TRACE, from"
              + " all of Faultline or from one package or class; may be repeated.",
      scope = ScopeType.INHERIT)
  private List<String> log = new ArrayList<>();

  /** Runs the command that the arguments name and exits with its code. */
  public static void main(String[] args) {
    try {
      Attendant.End end = attend(args);
      if (!end.givenUp()) {
        System.exit(end.exitCode());
      }
      // What hooks wait for may never come.
      Runtime.getRuntime().halt(end.exitCode());
    } catch (Throwable thrown) {
      Exhausted.sayWithoutMemory(thrown);
      Runtime.getRuntime().halt(ExitCode.COMPUTER.code());
    }
  }

  private static Attendant.End attend(String... args) {
    Console console = Console.standard();
    Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> Emergency.report(thrown));
    CommandLine line = line(console);
    return Attendant.attend(
        console,
        of(line)::firstToFail,
        () -> {
          useHome();
          return execute(line, args);
        });
  }

  /**
   * Lets policies of one's own be found, and the file of logging; a home that is not there is told
   * by who needs it.
   */
  private static void useHome() {
    try {
      Path home = Home.find().root();
      LogFile.use(home);
      Path plugins = home.resolve("plugins");
      ClassLoader own = Main.class.getClassLoader();
      Thread.currentThread().setContextClassLoader(Plugins.over(own, plugins));
    } catch (ConfigProblemsException noHome) {
      return;
    }
  }

  /** All commands, with their help. */
  static CommandLine commands() {
    return HelpText.prepare(new CommandLine(new Main()));
  }

  /** Runs the command that the arguments name; gives its exit code. */
  static int run(Console console, String... args) {
    CommandLine line = line(console);
    return Attendant.attend(console, of(line)::firstToFail, () -> execute(line, args)).exitCode();
  }

  private static CommandLine line(Console console) {
    return commands()
        .setOut(console.out())
        .setErr(console.err())
        .setExecutionStrategy(Main::logAndExecute)
        .setParameterExceptionHandler(Failures::onParameter)
        .setExecutionExceptionHandler(Failures::onExecution);
  }

  private static int logAndExecute(ParseResult parsed) {
    CommandLine line = parsed.commandSpec().commandLine();
    if (!of(line).log.isEmpty()) {
      try {
        Logging.use(valuesOfLog(parsed));
      } catch (UserMistake e) {
        throw new CommandLine.ExecutionException(line, e.getMessage(), e);
      }
    }
    return new CommandLine.RunLast().execute(parsed);
  }

  /** Those before the command, then those behind it. */
  private static List<String> valuesOfLog(ParseResult parsed) {
    List<String> values = new ArrayList<>();
    for (ParseResult part = parsed; part != null; part = part.subcommand()) {
      if (part.hasMatchedOption(LOG)) {
        values.addAll(part.matchedOption(LOG).originalStringValues());
      }
    }
    return values;
  }

  private static int execute(CommandLine line, String... args) {
    try {
      return line.execute(args);
    } catch (RuntimeException | Error thrown) {
      return Failures.say(thrown, line).code();
    }
  }

  /** The command that {@code line} is a part of. */
  static Main of(CommandLine line) {
    CommandLine top = line;
    while (top.getParent() != null) {
      top = top.getParent();
    }
    return top.getCommand();
  }

  /** Whether the user wants to see stack traces. */
  static boolean debug(CommandLine line) {
    return of(line).debug;
  }

  /** True for who asks first: what goes wrong is said once. */
  boolean firstToFail() {
    return said.compareAndSet(false, true);
  }

  /** Without a command, says how it is used. */
  @Override
  ExitCode perform() {
    return usage();
  }
}
