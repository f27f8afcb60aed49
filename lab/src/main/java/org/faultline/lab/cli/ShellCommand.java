package org.faultline.lab.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.faultline.actors.session.MachineOptions;
import org.faultline.actors.session.MachineSession;
import org.faultline.lab.cli.shell.Shell;
import org.faultline.lab.cli.shell.ShellCompleter;
import org.faultline.lab.cli.shell.ShellProblem;
import org.faultline.lab.cli.shell.Words;
import org.faultline.memory.address.AddressLayout;
import org.faultline.workload.config.PagingConfig;
import org.faultline.workload.text.Encoding;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

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
public final class ShellCommand implements Callable<Integer> {
  private static final String HISTORY = ".faultline_history";

  @Option(
      names = "--script",
      paramLabel = "FILE",
      description = "Do the lines of FILE; the first that cannot be done ends the shell.")
  private Path script;

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

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    try (MachineSession machine = MachineSession.open(options())) {
      if (script != null) {
        return doScript(machine, out);
      }
      try (Terminal terminal = TerminalBuilder.builder().system(true).dumb(true).build()) {
        if (!terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
          return talk(machine, terminal);
        }
      }
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      return doLines(new Shell(machine, out::println), lines, "stdin", out);
    }
  }

  private MachineOptions options() {
    try {
      long slots = Words.number(pagefile);
      MachineOptions options =
          MachineOptions.DEFAULT.withRam(Words.number(ram)).withPagefile(slots, slots);
      options = textbook ? options.withPaging(PagingConfig.Kind.TEXTBOOK) : options;
      options = narrow ? options.withLayout(AddressLayout.BITS_32) : options;
      options.workload("shell", List.of());
      return options;
    } catch (ShellProblem e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "the machine " + e.getMessage(), e);
    }
  }

  private int doScript(MachineSession machine, PrintWriter out) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Encoding.withoutMark(Files.newInputStream(script)), StandardCharsets.UTF_8))) {
      return doLines(new Shell(machine, out::println), lines, script.toString(), out);
    } catch (NoSuchFileException e) {
      throw new ParameterException(spec.commandLine(), "--script: there is no file " + script, e);
    }
  }

  /** Does lines, each shown behind its prompt; the first that cannot be done ends it. */
  private int doLines(Shell shell, BufferedReader lines, String name, PrintWriter out)
      throws IOException {
    int number = 0;
    for (String line = lines.readLine();
        line != null && !shell.hasEnded();
        line = lines.readLine()) {
      number++;
      if (!line.isBlank()) {
        out.println(shell.prompt() + line.strip());
      }
      try {
        shell.execute(line);
      } catch (ShellProblem e) {
        out.flush();
        spec.commandLine()
            .getErr()
            .println("%s, line %s: %s".formatted(name, number, e.sentence()));
        return 2;
      }
    }
    out.flush();
    return 0;
  }

  /** Talks with whoever sits at the terminal. */
  private static int talk(MachineSession machine, Terminal terminal) {
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
      } catch (ShellProblem e) {
        terminal.writer().println(e.sentence());
      } catch (UserInterruptException e) {
        // Ctrl-C gives up the line.
        terminal.writer().println();
      } catch (EndOfFileException e) {
        return 0;
      }
      terminal.flush();
    }
    return 0;
  }
}
