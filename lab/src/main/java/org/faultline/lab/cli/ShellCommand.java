package org.faultline.lab.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.faultline.actors.session.MachineOptions;
import org.faultline.actors.session.MachineSession;
import org.faultline.lab.cli.shell.Shell;
import org.faultline.lab.cli.shell.ShellCompleter;
import org.faultline.lab.cli.shell.ShellWords;
import org.faultline.lab.results.output.ExitCode;
import org.faultline.lab.results.output.UserMistake;
import org.faultline.memory.address.AddressLayout;
import org.faultline.workload.config.PagingConfig;
import org.faultline.workload.text.Encoding;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code faultline shell}. */
@Command(
    name = "shell",
    description = "Makes Win32 calls as they are typed, in processes of one machine.",
    footer = {
      "",
      "Examples:",
      "  faultline shell",
      "  faultline shell --ram 64K --pagefile 1M",
      "  faultline shell --script calls.txt",
      "  echo 'VirtualAlloc(NULL, 64K, MEM_RESERVE, PAGE_NOACCESS)' | faultline shell",
      "",
      "Type help for the calls and commands; Tab completes, and the arrow keys bring back lines."
    })
public final class ShellCommand extends ConsoleCommand {
  private static final String HISTORY = ".faultline_history";

  @Option(
      names = "--script",
      paramLabel = "FILE",
      description = "Run the lines of FILE; the first that fails ends the shell.")
  private @Nullable Path script;

  @Option(
      names = "--ram",
      paramLabel = "SIZE",
      defaultValue = "256M",
      description = "Physical memory (default: ${DEFAULT-VALUE}).")
  private String ram;

  @Option(
      names = "--pagefile",
      paramLabel = "SIZE",
      defaultValue = "1G",
      description = "The pagefile, which does not grow (default: ${DEFAULT-VALUE}).")
  private String pagefile;

  @Option(names = "--32-bit", description = "Address spaces of 2 GiB instead of 128 TiB.")
  private boolean narrow;

  @Option(names = "--textbook", description = "On the textbook machine: LRU, without page lists.")
  private boolean textbook;

  @Override
  ExitCode perform() throws IOException {
    try (MachineSession machine = MachineSession.open(options())) {
      if (script != null) {
        return doScript(machine, script);
      }
      try (Terminal terminal = TerminalBuilder.builder().system(true).dumb(true).build()) {
        if (!terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
          return talk(machine, terminal);
        }
      }
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      return doLines(new Shell(machine, console()::line), lines, "stdin");
    }
  }

  private MachineOptions options() {
    try {
      long slots = ShellWords.number(pagefile);
      MachineOptions options =
          MachineOptions.DEFAULT.withRam(ShellWords.number(ram)).withPagefile(slots, slots);
      options = textbook ? options.withPaging(PagingConfig.Kind.TEXTBOOK) : options;
      options = narrow ? options.withLayout(AddressLayout.BITS_32) : options;
      options.workload("shell", List.of());
      return options;
    } catch (UserMistake e) {
      throw UserMistake.inUsage(e);
    } catch (IllegalArgumentException e) {
      throw UserMistake.inUsage("the machine " + e.getMessage(), e);
    }
  }

  private ExitCode doScript(MachineSession machine, Path file) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Encoding.withoutMark(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      return doLines(new Shell(machine, console()::line), lines, file.toString());
    } catch (NoSuchFileException e) {
      throw UserMistake.inUsage("--script: there is no file " + file, e);
    }
  }

  /** Does lines, each shown behind its prompt; the first that cannot be done ends it. */
  private ExitCode doLines(Shell shell, BufferedReader lines, String name) throws IOException {
    int number = 0;
    for (String line = lines.readLine();
        line != null && !shell.hasEnded();
        line = lines.readLine()) {
      number++;
      if (!line.isBlank()) {
        console().line(shell.prompt() + line.strip());
      }
      try {
        shell.execute(line);
      } catch (UserMistake e) {
        console().note("%s, line %s: %s".formatted(name, number, Shell.sentence(e)));
        return e.exitCode();
      }
    }
    return ExitCode.DONE;
  }

  /** Talks with whoever sits at the terminal. */
  private static ExitCode talk(MachineSession machine, Terminal terminal) {
    Shell shell = new Shell(machine, line -> terminal.writer().println(line));
    LineReader reader =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .completer(new ShellCompleter(shell))
            .variable(LineReader.HISTORY_FILE, Path.of(System.getProperty("user.home"), HISTORY))
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .build();
    terminal.writer().println("Type help for the calls and commands, exit to leave.");
    while (!shell.hasEnded()) {
      try {
        shell.execute(reader.readLine(shell.prompt()));
      } catch (UserMistake e) {
        terminal.writer().println(Shell.sentence(e));
      } catch (UserInterruptException e) {
        // Ctrl-C gives up the line.
        terminal.writer().println();
      } catch (EndOfFileException e) {
        return ExitCode.DONE;
      }
      terminal.flush();
    }
    return ExitCode.DONE;
  }
}
