package org.faultline.lab.convert;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.faultline.workload.trace.PackOptions;
import org.faultline.workload.trace.TraceException;
import org.faultline.workload.trace.TracePacker;
import org.faultline.workload.trace.TraceSummary;

/**
 * Runs a program under Valgrind's lackey and packs its references as they come; nothing else is
 * written. Lackey sends them through a socket, so that the program keeps its own streams.
 */
public final class ValgrindRecorder {
  private static final String VALGRIND = "valgrind";
  private static final int POLL_MILLIS = 100;

  /**
   * What a recording came to: the trace, and the exit code of the program, which is 0 if stopped.
   */
  public record Recorded(TraceSummary trace, int exitCode, boolean stopped) {}

  private ValgrindRecorder() {}

  /**
   * Records {@code command} to {@code out}.
   *
   * @param options the window; once it is full the program is stopped
   * @throws TraceException where there is no Valgrind, or the program cannot be started
   */
  public static Recorded record(
      List<String> command, Path out, LongConsumer progress, PackOptions options)
      throws IOException, InterruptedException {
    return record(System.getenv("PATH"), command, out, progress, options);
  }

  /** The same, with Valgrind looked for in the folders of {@code path}. */
  static Recorded record(
      String path, List<String> command, Path out, LongConsumer progress, PackOptions options)
      throws IOException, InterruptedException {
    Path valgrind = find(path);
    if (valgrind == null) {
      throw new TraceException(
          "There is no valgrind on the PATH, so nothing can be recorded: install it, or record"
              + " elsewhere and pack the output of valgrind --tool=lackey --trace-mem=yes.");
    }
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      List<String> line = new ArrayList<>();
      line.add(valgrind.toString());
      line.add("--tool=lackey");
      line.add("--trace-mem=yes");
      line.add("--log-socket=127.0.0.1:" + server.getLocalPort());
      line.addAll(command);
      Process program = new ProcessBuilder(line).inheritIO().start();
      try (Socket socket = accept(server, program, command.get(0))) {
        InputStream content = socket.getInputStream();
        String name = String.valueOf(Path.of(command.get(0)).getFileName());
        TraceSummary trace = TracePacker.packLackey(content, name, out, progress, options);
        boolean stopped = options.references() < Long.MAX_VALUE && program.isAlive();
        if (stopped) {
          program.destroy();
        }
        int code = program.waitFor();
        return new Recorded(trace, stopped ? 0 : code, stopped);
      } finally {
        program.destroyForcibly();
      }
    }
  }

  private static Socket accept(ServerSocket server, Process program, String name)
      throws IOException {
    server.setSoTimeout(POLL_MILLIS);
    while (true) {
      try {
        return server.accept();
      } catch (SocketTimeoutException nobody) {
        if (!program.isAlive()) {
          throw new TraceException(
              "valgrind could not run "
                  + name
                  + ": it ended with code "
                  + program.exitValue()
                  + ".",
              nobody);
        }
      }
    }
  }

  /** The program in the folders of {@code path}; null where none has it. */
  private static Path find(String path) {
    for (String folder : (path == null ? "" : path).split(File.pathSeparator, -1)) {
      Path program = Path.of(folder, VALGRIND);
      if (!folder.isEmpty() && Files.isExecutable(program)) {
        return program;
      }
    }
    return null;
  }
}
