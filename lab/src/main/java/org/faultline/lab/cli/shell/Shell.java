package org.faultline.lab.cli.shell;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.faultline.actors.session.MachineSession;
import org.faultline.actors.session.ProcessSession;
import org.faultline.lab.results.output.UserMistake;
import org.faultline.workload.binding.Nearest;
import org.faultline.workload.binding.Quantities;
import org.faultline.workload.program.CallResult;
import org.faultline.workload.program.SystemCall;
import org.jspecify.annotations.Nullable;

/**
 * Does what is typed, line by line: Win32 calls of the process that is at hand, and commands of the
 * shell's own.
 */
public final class Shell {
  private static final Pattern CALL =
      Pattern.compile("(?:([A-Za-z_][A-Za-z0-9_]*) *= *)?([A-Za-z0-9]+) *\\((.*)\\) *;?");
  private static final int DEFAULT_WIDTH = 4;

  private final MachineSession machine;
  private final Consumer<String> out;
  private final Map<String, Win32Call> calls = Win32Call.byName();
  private final Map<String, Command> commands = new LinkedHashMap<>();
  private final ShellProcesses processes;
  private ShellProcesses.Client current;
  private boolean ended;

  /** Does a command with its arguments. */
  private record Command(String usage, String summary, Consumer<List<String>> action) {}

  public Shell(MachineSession machine, Consumer<String> out) {
    this.machine = machine;
    this.out = out;
    processes = new ShellProcesses(machine);
    command("read", "ADDRESS [WIDTH]", "reads 1 to 8 bytes (4 if not given)", this::read);
    command("write", "ADDRESS VALUE [WIDTH]", "writes 1 to 8 bytes (4 if not given)", this::write);
    command("execute", "ADDRESS", "fetches an instruction", this::execute);
    command("query", "ADDRESS", "the same as VirtualQuery(ADDRESS)", this::query);
    command("map", "", "draws the address space and where its pages are", a -> map());
    command("process", "NAME", "switches to a process, creating it if needed", this::process);
    command("child", "NAME", "creates a process that inherits handles", this::child);
    command("processes", "", "lists the processes", a -> processes());
    command("close", "[NAME]", "ends a process, this one or another", this::close);
    command("sleep", "TIME", "lets virtual time pass, such as 10 ms", this::sleep);
    command("names", "", "lists the names of addresses and handles", a -> names());
    command("help", "[NAME]", "explains everything, or one call or command", this::help);
    command("exit", "", "ends the shell", a -> ended = true);
    current = processes.turnTo("a");
  }

  private void command(
      String name, String arguments, String summary, Consumer<List<String>> action) {
    commands.put(name, new Command((name + " " + arguments).strip(), summary, action));
  }

  /** What stands before a line: the name of the process at hand. */
  public String prompt() {
    return current.name() + "> ";
  }

  public boolean hasEnded() {
    return ended;
  }

  /** The words that a line can begin with. */
  List<String> beginnings() {
    return Stream.concat(calls.keySet().stream(), commands.keySet().stream()).toList();
  }

  /** The names of addresses and processes, for completion. */
  List<String> knownNames() {
    return Stream.concat(here().names().keySet().stream(), processes.names().stream())
        .distinct()
        .toList();
  }

  /**
   * Does a line; an empty one and one that begins with # do nothing.
   *
   * @throws UserMistake where it cannot be done
   */
  public void execute(String line) {
    String text = line.strip();
    if (text.isEmpty() || text.startsWith("#")) {
      return;
    }
    try {
      Matcher call = CALL.matcher(text);
      if (call.matches()) {
        call(call.group(1), call.group(2), call.group(3));
      } else {
        String[] parts = text.split("\\s+", 2);
        Command command = commands.get(parts[0]);
        if (command == null) {
          throw unknown(parts[0]);
        }
        command.action.accept(parts.length == 1 ? List.of() : arguments(parts[1]));
      }
    } catch (IllegalStateException e) {
      // The process has ended, or the machine can have no more of them.
      throw new UserMistake(Objects.requireNonNullElse(e.getMessage(), e.toString()));
    }
  }

  /** What is said of a line that cannot be done: with the end that a sentence has. */
  public static String sentence(UserMistake mistake) {
    String message = Objects.requireNonNullElse(mistake.getMessage(), mistake.toString());
    return message.endsWith("?") ? message : message + ".";
  }

  /** ShellWords between blanks; an offset may stand apart from its address. */
  private static List<String> arguments(String text) {
    return Arrays.asList(text.replaceAll("\\s+([+-])\\s+", "$1").split("\\s+", -1));
  }

  private UserMistake unknown(String word) {
    List<String> known = beginnings();
    Win32Call call = calls.get(word);
    if (call != null) {
      return new UserMistake("the arguments of " + word + " stand in parentheses: " + call.usage());
    }
    return new UserMistake("unknown command '" + word + "'" + nearestOr(word, known));
  }

  private static String nearestOr(String word, List<String> known) {
    String near = Nearest.hint(word, known);
    return near.isEmpty() ? "; type help for a list" : near;
  }

  private void call(@Nullable String name, String callName, String arguments) {
    Win32Call known = calls.get(callName);
    if (known == null) {
      throw new UserMistake(
          "unknown call '" + callName + "'" + Nearest.hint(callName, calls.keySet()));
    }
    List<String> texts =
        arguments.isBlank()
            ? List.of()
            : Arrays.stream(arguments.split(",", -1)).map(String::strip).toList();
    SystemCall call = known.make(texts, here(), processes::id);
    if (name != null && !ResultText.givesName(call)) {
      throw new UserMistake(callName + " returns no address that '" + name + "' could name");
    }
    CallResult result = session().call(call);
    if (name != null && result.succeeded()) {
      bind(name, call, result.value());
    }
    ResultText.lines(call, result).forEach(out);
  }

  /** Gives what a call returned a name: here, or in the process that was given a handle. */
  private void bind(String name, SystemCall call, long value) {
    ShellWords words =
        call instanceof SystemCall.DuplicateHandle given ? processes.words(given.target()) : here();
    if (isInheritable(call)) {
      words.bindInheritable(name, value);
    } else {
      words.bind(name, value);
    }
  }

  private static boolean isInheritable(SystemCall call) {
    return call instanceof SystemCall.CreateFile file && file.inherit()
        || call instanceof SystemCall.CreateFileMapping section && section.inherit()
        || call instanceof SystemCall.OpenFileMapping section && section.inherit()
        || call instanceof SystemCall.DuplicateHandle handle && handle.inherit();
  }

  private ShellWords here() {
    return current.words();
  }

  private ProcessSession session() {
    return current.session();
  }

  private void read(List<String> arguments) {
    require("read", arguments, 1, 2);
    int width = width(arguments, 1);
    CallResult result = session().read(here().address(arguments.get(0)), width);
    out.accept(
        result.succeeded()
            ? "%s (%s)"
                .formatted(
                    ResultText.address(result.value()), Long.toUnsignedString(result.value()))
            : ResultText.failure(result));
  }

  private void write(List<String> arguments) {
    require("write", arguments, 2, 3);
    int width = width(arguments, 2);
    long value = ShellWords.number(arguments.get(1));
    say(session().write(here().address(arguments.get(0)), width, value));
  }

  private void execute(List<String> arguments) {
    require("execute", arguments, 1, 1);
    say(session().execute(here().address(arguments.get(0))));
  }

  private void say(CallResult result) {
    out.accept(result.succeeded() ? "ok" : ResultText.failure(result));
  }

  private static int width(List<String> arguments, int index) {
    return index >= arguments.size() ? DEFAULT_WIDTH : ShellWords.width(arguments.get(index));
  }

  private void query(List<String> arguments) {
    require("query", arguments, 1, 1);
    call(null, Win32Call.VIRTUAL_QUERY.callName(), arguments.get(0));
  }

  private void map() {
    MapText.lines(session().map()).forEach(out);
  }

  private void process(List<String> arguments) {
    require("process", arguments, 1, 1);
    current = processes.turnTo(arguments.get(0));
  }

  private void child(List<String> arguments) {
    require("child", arguments, 1, 1);
    current = processes.child(arguments.get(0), current);
  }

  private void processes() {
    for (ShellProcesses.Client client : processes.all()) {
      String mark = client.name().equals(current.name()) ? "* " : "  ";
      out.accept(mark + Objects.requireNonNullElse(client.session().ended(), client.name()));
    }
    out.accept("virtual time " + Quantities.nanos(machine.nowNanos()));
  }

  private void close(List<String> arguments) {
    require("close", arguments, 0, 1);
    String name = arguments.isEmpty() ? current.name() : arguments.get(0);
    ProcessSession closed = processes.known(name).session();
    closed.close();
    out.accept(Objects.requireNonNullElse(closed.ended(), name));
  }

  private void sleep(List<String> arguments) {
    session().sleep(ShellWords.nanos(String.join(" ", arguments)));
    out.accept("virtual time " + Quantities.nanos(machine.nowNanos()));
  }

  private void names() {
    here().names().forEach((name, at) -> out.accept(name + " = " + ResultText.address(at)));
  }

  private void help(List<String> arguments) {
    if (!arguments.isEmpty()) {
      help(arguments.get(0));
      return;
    }
    calls.values().forEach(call -> out.accept(line(call.usage(), call.summary())));
    commands.values().forEach(command -> out.accept(line(command.usage, command.summary)));
    out.accept(
        "NAME = VirtualAlloc(...) names the address or handle; 64K, 0x10000 and NAME + 4K are numbers");
  }

  private void help(String name) {
    Win32Call call = calls.get(name);
    Command command = commands.get(name);
    if (call != null) {
      out.accept(line(call.usage(), call.summary()));
    } else if (command != null) {
      out.accept(line(command.usage, command.summary));
    } else {
      throw unknown(name);
    }
  }

  private static String line(String usage, String summary) {
    return "%-45s %s".formatted(usage, summary);
  }

  private void require(String name, List<String> arguments, int least, int most) {
    if (arguments.size() < least || arguments.size() > most) {
      Command command = Objects.requireNonNull(commands.get(name), "commands know their own names");
      throw new UserMistake(
          "%s has %s arguments here; it is %s".formatted(name, arguments.size(), command.usage));
    }
  }
}
