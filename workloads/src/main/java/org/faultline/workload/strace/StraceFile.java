package org.faultline.workload.strace;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.faultline.workload.trace.BadLines;
import org.faultline.workload.trace.TraceException;
import org.faultline.workload.trace.TraceSource;

/**
 * A log of {@code strace -f -ttt -e trace=mmap,munmap,brk,mprotect,mlock,madvise COMMAND}, plain,
 * gzip or zstd.
 *
 * <p>Threads share the memory of their process, and the log does not say whose they are: one that
 * begins with {@code brk(NULL)}, as every loaded program does, is a process; any other belongs to
 * the living process with the next lower id.
 */
public final class StraceFile {
  /** The most calls that are kept of one log. */
  public static final int MAXIMUM_CALLS = 2_000_000;

  /** The most processes in one log. */
  public static final int MAXIMUM_PROCESSES = 4_096;

  private final TraceSource source;
  private final StraceParser parser = new StraceParser();
  private final TreeMap<Integer, StraceProcess> living = new TreeMap<>();
  private final List<StraceProcess> processes = new ArrayList<>();
  private long firstNanos = -1;
  private long calls;

  private StraceFile(TraceSource source) {
    this.source = source;
  }

  /**
   * Reads all of {@code path}.
   *
   * @param badLines how many lines may be malformed
   * @throws TraceException where the log cannot be read, is malformed or too large
   */
  public static AllocationLog read(Path path, BadLines badLines) throws IOException {
    return new StraceFile(TraceSource.of(path, badLines)).read(badLines);
  }

  private AllocationLog read(BadLines badLines) throws IOException {
    badLines.begin();
    long line = 0;
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(source.stream(), StandardCharsets.ISO_8859_1))) {
      for (String text; (text = lines.readLine()) != null; ) {
        line++;
        try {
          StraceCall call = parser.parse(text);
          if (call != null) {
            add(call);
          }
        } catch (StraceParser.BadLine bad) {
          badLines.skip(
              new TraceException(source.name() + ", line " + line + ": " + bad.getMessage() + "."));
        }
      }
    } catch (IOException broken) {
      throw source.broken(line, broken);
    }
    return plan();
  }

  private void add(StraceCall call) throws TraceException {
    firstNanos = firstNanos < 0 ? call.nanos() : firstNanos;
    if (call.name().equals(StraceCall.EXIT)) {
      StraceProcess process = living.remove(call.thread());
      if (process != null) {
        process.end(call.nanos());
      }
      return;
    }
    if (calls++ == MAXIMUM_CALLS) {
      throw new TraceException(
          source.name() + " has more than " + MAXIMUM_CALLS + " calls, the most that are kept.");
    }
    owner(call).add(call);
  }

  private StraceProcess owner(StraceCall call) throws TraceException {
    boolean loads = call.name().equals("brk") && call.number(0) == 0;
    StraceProcess own = living.get(call.thread());
    if (own != null && !own.replacedBy(call)) {
      return own;
    }
    var below = living.floorEntry(call.thread());
    if (own == null && !loads && below != null) {
      return below.getValue();
    }
    if (own != null) {
      own.end(call.nanos());
    }
    if (processes.size() == MAXIMUM_PROCESSES) {
      throw new TraceException(
          source.name() + " has more than " + MAXIMUM_PROCESSES + " processes, the most in a log.");
    }
    StraceProcess process = new StraceProcess(call.thread(), call.nanos());
    processes.add(process);
    living.put(call.thread(), process);
    return process;
  }

  private AllocationLog plan() throws TraceException {
    List<AllocationLog.Process> planned = new ArrayList<>();
    long ignored = 0;
    for (StraceProcess process : processes) {
      StraceProcess.Planned plan = process.plan(firstNanos);
      planned.add(plan.process());
      ignored += plan.ignored();
    }
    if (planned.isEmpty()) {
      throw new TraceException(source.name() + " holds no call of strace that concerns memory.");
    }
    return new AllocationLog(planned, calls, ignored);
  }
}
