package org.faultline.actors.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.faultline.actors.TestWorkloads;
import org.faultline.actors.result.ProcessResult;
import org.faultline.actors.result.RunResult;
import org.faultline.actors.run.Simulator;
import org.faultline.memory.server.Counter;

/** Plays traces on the textbook machine, where nothing but references takes time. */
final class Replay {
  private final Simulator simulator;
  private final Paging paging;

  /** Who resolves the faults. */
  enum Paging {
    /** The MemoryManager, with all frames for everybody. */
    GLOBAL("scope = global"),
    /** The process itself, with frames lent to it. */
    LEASED("scope = local, lease = on");

    private final String config;

    Paging(String config) {
      this.config = config;
    }
  }

  Replay(Simulator simulator, Paging paging) {
    this.simulator = simulator;
    this.paging = paging;
  }

  /** What a run counted; processes by the ids of the mix, from 1 on. */
  record Counts(long references, Map<Integer, Long> faultsOf, Map<Integer, Long> writebacksOf) {
    long faults() {
      return faultsOf.values().stream().mapToLong(n -> n).sum();
    }

    long writebacks() {
      return writebacksOf.values().stream().mapToLong(n -> n).sum();
    }
  }

  /** Plays the trace of one process. */
  Counts play(Path trace, String policy, int frames) {
    return counts(simulator.run(TestWorkloads.of(config(trace, policy, frames, 1, "time"))));
  }

  /** Plays a mix of {@code processes} in its recorded order. */
  Counts playMix(Path mix, int processes, String policy, int frames) {
    return counts(simulator.run(TestWorkloads.of(config(mix, policy, frames, processes, "trace"))));
  }

  private String config(Path trace, String policy, int frames, int processes, String order) {
    return """
        machine { profile = teaching, layout = 64-bit, ram = %d KiB
                  pagefile { initial = 4 TiB, maximum = 4 TiB } }
        paging { kind = textbook, policy = %s, %s }
        scheduler { order = %s }
        processes { p { count = %d, program = [ { Trace { file = "%s" } } ] } }
        """
        .formatted(4 * frames, policy, paging.config, order, processes, trace.toAbsolutePath());
  }

  private static Counts counts(RunResult result) {
    Map<Integer, Long> faults = new TreeMap<>();
    Map<Integer, Long> writebacks = new TreeMap<>();
    long references = 0;
    for (int i = 0; i < result.processes().size(); i++) {
      ProcessResult process = result.processes().get(i);
      if (process.failure() != null) {
        throw new AssertionError(process.failure());
      }
      references += process.references();
      faults.put(i + 1, process.total(Counter.PAGE_FAULTS));
      writebacks.put(i + 1, process.total(Counter.PAGES_OUTPUT));
    }
    return new Counts(references, faults, writebacks);
  }

  /**
   * Writes a reference string as a trace: pages in decimal, separated by commas or blanks, each
   * with R or W before it where not all are reads.
   */
  static Path write(Path folder, String name, String string) {
    Path file = folder.resolve(name + ".pages");
    List<String> lines = List.of(string.split("[ ,]+")).stream().map(Replay::line).toList();
    try {
      return Files.write(file, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String line(String reference) {
    boolean plain = Character.isDigit(reference.charAt(0));
    char access = plain ? 'R' : reference.charAt(0);
    return access
        + " 0x"
        + Long.toHexString(Long.parseLong(plain ? reference : reference.substring(1)));
  }
}
