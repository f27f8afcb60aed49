package org.faultline.lab.verification.convert;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.faultline.actors.dispatch.Emergency;
import org.faultline.workload.trace.LackeyPrograms;
import org.faultline.workload.trace.PackOptions;
import org.faultline.workload.trace.TraceException;
import org.faultline.workload.trace.TracePacker;
import org.faultline.workload.trace.TraceSummary;
import org.jspecify.annotations.Nullable;

/**
 * Runs a program under Valgrind's lackey, with all programs that it starts, and packs their
 * references as they come; nothing else is written. Each sends them through a socket of its own, so
 * that the programs keep their own streams.
 */
public final class ValgrindRecorder {
  private static final String VALGRIND = "valgrind";
  private static final int POLL_MILLIS = 100;
  private static final int BACKLOG = 64;
  private static final int MOST_NAMED = 10;
  private static final int MOST_LOOKS = 200;
  private static final int POLITE_LOOKS = 50;
  private static final String[] NONE = {};

  /**
   * What a recording came to.
   *
   * @param programs that were seen, in the order in which they began
   * @param exitCode of the program that was asked for; 0 if it was stopped
   */
  public record Recorded(
      TraceSummary trace, List<LackeyPrograms.Program> programs, int exitCode, boolean stopped) {
    public Recorded {
      programs = List.copyOf(programs);
    }
  }

  private final ServerSocket server;
  private final Process root;
  private final String name;
  // Stands in the command line of each program, with the port of this recording.
  private final String socketOption;
  private final LackeyPrograms programs;
  private final AtomicInteger playing = new AtomicInteger();

  private ValgrindRecorder(
      ServerSocket server,
      Process root,
      String name,
      String socketOption,
      LackeyPrograms programs) {
    this.server = server;
    this.root = root;
    this.name = name;
    this.socketOption = socketOption;
    this.programs = programs;
  }

  /**
   * Records {@code command} to {@code out}.
   *
   * @param wanted which programs are recorded, by their command lines
   * @param options the window; once it is full the programs are stopped
   * @throws TraceException where there is no Valgrind, or the program cannot be started
   */
  public static Recorded record(
      List<String> command,
      Predicate<String> wanted,
      Path out,
      LongConsumer progress,
      PackOptions options)
      throws IOException, InterruptedException {
    return record(System.getenv("PATH"), command, wanted, out, progress, options);
  }

  /** The same, with Valgrind looked for in the folders of {@code path}. */
  static Recorded record(
      String path,
      List<String> command,
      Predicate<String> wanted,
      Path out,
      LongConsumer progress,
      PackOptions options)
      throws IOException, InterruptedException {
    Path valgrind = find(path);
    if (valgrind == null) {
      throw new TraceException(
          "There is no valgrind on the PATH, so nothing can be recorded: install it, or record"
              + " elsewhere and pack the output of valgrind --tool=lackey --trace-mem=yes.");
    }
    try (ServerSocket server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress())) {
      List<String> line = new ArrayList<>();
      line.add(valgrind.toString());
      line.add("--tool=lackey");
      line.add("--trace-mem=yes");
      line.add("--trace-children=yes");
      line.add("--child-silent-after-fork=yes");
      String socketOption = "--log-socket=127.0.0.1:" + server.getLocalPort();
      line.add(socketOption);
      line.addAll(command);
      Process root = new ProcessBuilder(line).inheritIO().start();
      String name = String.valueOf(Path.of(command.get(0)).getFileName());
      LackeyPrograms programs = new LackeyPrograms(wanted);
      ValgrindRecorder recorder = new ValgrindRecorder(server, root, name, socketOption, programs);
      try {
        Emergency.thread("recording", recorder::follow).start();
        TraceSummary trace = TracePacker.pack(programs, name, out, progress, options);
        boolean stopped = options.references() < Long.MAX_VALUE && recorder.isAlive();
        if (stopped) {
          recorder.stop();
        }
        int code = root.waitFor();
        return new Recorded(trace, programs.programs(), stopped ? 0 : code, stopped);
      } finally {
        recorder.stop();
      }
    }
  }

  /** Takes one stream after the other until no program is left that could send one. */
  private void follow() {
    try {
      server.setSoTimeout(POLL_MILLIS);
      boolean last = false;
      while (true) {
        boolean alive = isAlive();
        try {
          Socket socket = server.accept();
          playing.incrementAndGet();
          Emergency.thread("recording of a program", () -> play(socket)).start();
        } catch (SocketTimeoutException nobody) {
          // After the last has ended, one more look finds what it had sent before.
          if (last && playing.get() == 0) {
            break;
          }
          last = !alive;
        }
      }
      if (programs.programs().isEmpty()) {
        throw new TraceException(
            "valgrind could not run " + name + ": it ended with code " + root.exitValue() + ".");
      }
      if (programs.programs().stream().allMatch(program -> program.process() < 0)) {
        throw new TraceException(
            "No program of that name ran; these did: " + commands(programs.programs()) + ".");
      }
      programs.end();
    } catch (TraceException failure) {
      programs.fail(failure);
    } catch (IOException closed) {
      // The recording has what it wanted.
      programs.end();
    }
  }

  private static String commands(List<LackeyPrograms.Program> seen) {
    StringJoiner commands = new StringJoiner("; ");
    seen.stream().limit(MOST_NAMED).forEach(program -> commands.add(program.command()));
    return seen.size() > MOST_NAMED ? commands + "; ..." : commands.toString();
  }

  private void play(Socket socket) {
    try (socket) {
      programs.play(socket.getInputStream(), name);
    } catch (IOException failure) {
      programs.fail(new TraceException("A program's references could not be read.", failure));
    } finally {
      playing.decrementAndGet();
    }
  }

  /** Whether the program or one that it started is still running. */
  private boolean isAlive() {
    return root.isAlive() || running().findAny().isPresent();
  }

  /** All that sends to this recording, or is about to: whose parent has ended is among them. */
  private Stream<ProcessHandle> running() {
    return ProcessHandle.allProcesses()
        .filter(process -> List.of(process.info().arguments().orElse(NONE)).contains(socketOption))
        .filter(ProcessHandle::isAlive);
  }

  /**
   * Ends them. One that were left would find nobody at the socket, and print its references to the
   * terminal.
   */
  private void stop() throws InterruptedException {
    root.destroy();
    for (int look = 0; look < MOST_LOOKS; look++) {
      List<ProcessHandle> left = running().toList();
      if (left.isEmpty()) {
        return;
      }
      left.forEach(look < POLITE_LOOKS ? ProcessHandle::destroy : ProcessHandle::destroyForcibly);
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS / 10);
    }
  }

  /** The program in the folders of {@code path}; absent where none has it. */
  private static @Nullable Path find(@Nullable String path) {
    for (String folder : (path == null ? "" : path).split(File.pathSeparator, -1)) {
      Path program = Path.of(folder, VALGRIND);
      if (!folder.isEmpty() && Files.isExecutable(program)) {
        return program;
      }
    }
    return null;
  }
}
