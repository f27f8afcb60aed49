package org.faultline.lab.verification.theory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.faultline.actors.plan.RunOptions;
import org.faultline.actors.result.ProcessResult;
import org.faultline.actors.result.RunObserver;
import org.faultline.actors.result.RunResult;
import org.faultline.actors.run.Simulator;
import org.faultline.lab.results.output.OutputFiles;
import org.faultline.lab.results.output.TemporaryFolder;
import org.faultline.memory.event.Event;
import org.faultline.memory.event.EventKind;
import org.faultline.memory.replacement.catalog.ReplacementPolicies;
import org.faultline.memory.server.Counter;
import org.faultline.workload.config.Home;
import org.faultline.workload.config.WorkloadConfig;
import org.faultline.workload.config.WorkloadLoader;
import org.faultline.workload.program.ProgramParser;

/**
 * Runs reference strings through process actors on a machine without standby lists, where one
 * reference takes one microsecond and nothing else takes time. Several threads may use it.
 */
class TextbookMachine implements AutoCloseable {
  private static final int PAGE_KIB = 4;

  private final Home home = Home.find();
  private final Simulator simulator;
  private final TemporaryFolder folder;
  private final Set<String> installed;
  private final WorkloadLoader loader;
  private final Set<Simulator.Handle> running = ConcurrentHashMap.newKeySet();
  private final AtomicInteger files = new AtomicInteger();

  private volatile boolean interrupted;

  TextbookMachine(int workers) {
    installed = ReplacementPolicies.installed().byName().keySet();
    loader = new WorkloadLoader(home, installed, ProgramParser.installed());
    simulator = Simulator.withWorkers(workers);
    try {
      folder = TemporaryFolder.create("theory");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether this policy, perhaps with parameters in parentheses, is installed. */
  boolean has(String policy) {
    return installed.contains(policy.replaceFirst("\\(.*", ""));
  }

  /** Those of {@code policies} that are installed. */
  List<String> installedOf(String... policies) {
    return Stream.of(policies).filter(this::has).toList();
  }

  /** The faults of a string as a recorded trace, first touches included. */
  long faults(int[] string, String policy, int frames) {
    return replay(string, policy, frames, "off", RunObserver.NONE).window(Counter.PAGE_FAULTS);
  }

  private RunResult replay(
      int[] string, String policy, int frames, String events, RunObserver observer) {
    Path trace = folder.path().resolve("string" + files.incrementAndGet() + ".pages");
    StringBuilder lines = new StringBuilder(8 * string.length);
    for (int page : string) {
      lines.append("R 0x").append(Integer.toHexString(page)).append('\n');
    }
    try {
      OutputFiles.write(trace, lines);
      return run(
          machine(policy, frames, 1, "scope = global")
              + "run { events = "
              + events
              + " }\nprocesses { p { program = [ { Trace { file = \""
              + trace.getFileName()
              + "\" } } ] } }\n",
          new RunOptions(false, 60, null),
          observer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      delete(trace);
    }
  }

  /**
   * Hears, after each reference of {@code string}, which of its pages are in memory; the set is
   * used again for the next one.
   */
  void residents(int[] string, String policy, int frames, ResidentListener listener) {
    List<Event> log = new ArrayList<>();
    RunObserver observer =
        new RunObserver() {
          @Override
          public void event(Event event) {
            if (event.kind() == EventKind.EVICTED || event.kind() == EventKind.PAGE_LOADED) {
              log.add(event);
            }
          }
        };
    replay(string, policy, frames, "on", observer);
    // The first page loaded is the first one referenced: it says where the trace was placed.
    long offset = log.get(0).first() - string[0];
    Set<Integer> resident = new HashSet<>();
    int next = 0;
    for (int i = 0; i < string.length; i++) {
      if (!resident.contains(string[i])) {
        Event event;
        do {
          event = log.get(next++);
          int page = (int) (event.first() - offset);
          if (event.kind() == EventKind.EVICTED) {
            resident.remove(page);
          } else {
            resident.add(page);
          }
        } while (event.kind() != EventKind.PAGE_LOADED);
      }
      listener.after(i, resident);
    }
  }

  /** Hears what is in memory. */
  interface ResidentListener {
    void after(int reference, Set<Integer> pages);
  }

  /**
   * The hit ratio of a pattern over {@code pages} pages, in {@code references} after as many for
   * warm-up. The process runs the policy itself, in frames that are lent to it.
   */
  double hitRatio(
      String policy, int frames, int pages, String pattern, long seed, long references) {
    String text =
        machine(policy, frames, seed, "scope = local, lease = on")
            + """
            run { warm-up = %d us, until = %d us }
            processes { p { program = [
              { VirtualAlloc { as = heap, size = %d KiB, type = MEM_RESERVE | MEM_COMMIT, protect = PAGE_READWRITE } }
              { Touch { in = heap, pattern = %s, references = %d } } ] } }
            """
                .formatted(
                    references, 2 * references, PAGE_KIB * pages, pattern, 2 * references + 1);
    ProcessResult process =
        run(text, new RunOptions(false, 60, null), RunObserver.NONE).processes().get(0);
    return 1 - (double) process.window(Counter.PAGE_FAULTS) / process.windowReferences();
  }

  /**
   * Runs a workload that ships.
   *
   * @param workload its name, or its file from Faultline's folder on
   * @param sets overrides, each {@code key=value}
   */
  RunResult shipped(String workload, long seed, String... sets) {
    boolean isFile = workload.contains("/");
    String file = isFile ? home.root().resolve(workload).toString() : workload;
    WorkloadConfig config = loader.load(file, List.of(sets)).config().withSeed(seed);
    return run(config, new RunOptions(false, 60, null), RunObserver.NONE);
  }

  /** Runs a workload's text. */
  RunResult run(String text, RunOptions options, RunObserver observer) {
    Path file = folder.path().resolve("workload" + files.incrementAndGet() + ".conf");
    try {
      OutputFiles.write(file, text);
      return run(loader.load(file.toString(), List.of()).config(), options, observer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      delete(file);
    }
  }

  private RunResult run(WorkloadConfig config, RunOptions options, RunObserver observer) {
    RunResult result = join(simulator.start(config, options, observer));
    if (result.interrupted()) {
      throw new CancellationException("interrupted");
    }
    for (ProcessResult process : result.processes()) {
      if (process.failure() != null) {
        throw new IllegalStateException(process.failure());
      }
    }
    return result;
  }

  private RunResult join(Simulator.Handle run) {
    running.add(run);
    try {
      if (interrupted) {
        run.interrupt();
      }
      return run.result().join();
    } finally {
      running.remove(run);
    }
  }

  /** Ends all runs that go on, and every later one; from any thread. */
  void interrupt() {
    interrupted = true;
    running.forEach(Simulator.Handle::interrupt);
  }

  private static String machine(String policy, int frames, long seed, String scope) {
    return """
        seed = %d
        machine { profile = teaching, layout = 64-bit, ram = %d KiB
                  pagefile { initial = 1 TiB, maximum = 1 TiB } }
        paging { kind = textbook, policy = "%s", %s, page-tables = free }
        """
        .formatted(seed, PAGE_KIB * frames, policy, scope);
  }

  private static void delete(Path file) {
    try {
      OutputFiles.deleteIfThere(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    simulator.close();
    try {
      folder.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
