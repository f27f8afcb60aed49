package org.faultline.actors.naive;

import java.util.ArrayList;
import java.util.List;
import org.faultline.actors.RandomText;

/** Small workloads, as text, each from a seed of its own. */
public final class RandomWorkload extends RandomText {
  private static final String[] PATTERNS = {
    "sequential",
    "uniform",
    "zipf(0.8)",
    "strided(8 KiB)",
    "loop(2)",
    "phases(2, 20)",
    "phases(2, 15, window)",
    "hot-cold(50 %, 80 %)"
  };

  private final boolean zeroCosts;

  private RandomWorkload(long seed) {
    super(seed);
    zeroCosts = chance(5);
  }

  /** The text of a workload on at most {@code mostCpus} CPUs: on one with any slack, else none. */
  public static String of(long seed, int mostCpus) {
    return new RandomWorkload(seed).text(seed, mostCpus);
  }

  private String nanos(int most) {
    return zeroCosts || chance(4) ? "0 s" : 1 + below(most) + " ns";
  }

  private String text(long seed, int mostCpus) {
    boolean tables = chance(3);
    boolean local = chance(3);
    boolean moving = local && seed % 2 == 0;
    int processes = 1 + below(6);
    int frames = 2 + below(chance(2) ? 8 : 39) + (tables ? 4 * below(4) : 0);
    frames = local ? Math.max(frames, processes) : frames;
    int cpus = 1 + below(mostCpus);
    int initial = chance(3) ? 4 * below(6) : 4096;
    StringBuilder text = new StringBuilder();
    text.append(
        """
        seed = %d
        machine { profile = teaching, layout = %s, cpus = %d, ram = %d KiB, reference = %s
          costs { context-switch = %s, system-call = %s, hard-fault = %s }
          manager { fault = %s, call = %s }
          pagefile { initial = %d KiB, maximum = %d KiB, device = %s } }
        paging { policy = %s, scope = %s, shares = %s, page-tables = %s }
        scheduler { time-slice = %s, wake = %s, slack = %s }
        run { until = %s, warm-up = %s, timeline = %s, events = on }
        processes {
        """
            .formatted(
                seed,
                pick("32-bit", "32-bit", "64-bit"),
                cpus,
                4 * frames,
                zeroCosts ? "0 s" : pick("1 us", "4 ns", "100 ns", "0.333 ns", "1.234 ns"),
                nanos(3000),
                nanos(300),
                nanos(6000),
                service(),
                service(),
                initial,
                initial == 4096 ? 4096 : initial + 20 + 4 * below(60),
                device(),
                moving ? pick("fifo", "lru") : pick("fifo", "lru", "clock", "clock-clear"),
                local ? "local" : "global",
                moving ? "equal-of-active" : "fixed",
                tables ? "charged" : "free",
                pick("1 us", "3 us", "50 us", "20 ms"),
                pick("preempt", "queue"),
                cpus == 1 ? pick("0 s", "1 us", "50 us", "10 ms") : "0 s",
                chance(4) ? 20 + below(2000) + " us" : "60 ms",
                chance(4) ? "5 us" : "0 s",
                chance(4) ? "7 us" : "off"));
    int made = 0;
    for (char name = 'a'; made < processes; name++) {
      int count = Math.min(processes - made, 1 + below(2));
      made += count;
      text.append(
          "  %s { count = %d, start-at = %s, start-every = %s, program = [\n"
              .formatted(
                  name,
                  count,
                  chance(2) ? "0 s" : below(30) + " us",
                  chance(2) ? "0 s" : below(9) + " us"));
      text.append(sleepy(String.join("\n", program()))).append(" ] }\n");
    }
    return text.append("}\n").toString();
  }

  private String sleepy(String steps) {
    return chance(3) ? Sleepers.sleeping(steps, pick("2 us", "30 us")) : steps;
  }

  private String service() {
    return zeroCosts || chance(3)
        ? "0 s"
        : pick("300 ns", "2 us", "exponential(900 ns)", "uniform(1 ns, 2 us)");
  }

  private String device() {
    if (chance(3)) {
      return "instant";
    }
    return "{ read-latency = %s, write-latency = %s, read-bandwidth = %s, write-bandwidth = %s, depth = %d }"
        .formatted(
            pick("20 us", "1 us", "exponential(9 us)", "0 s"),
            pick("15 us", "2 us", "exponential(5 us)"),
            pick("unlimited", "400 MB/s"),
            pick("unlimited", "300 MB/s"),
            1 + below(4));
  }

  private List<String> program() {
    List<String> steps = new ArrayList<>();
    steps.add(
        "    { VirtualAlloc { as = heap, size = %d KiB, type = MEM_RESERVE | MEM_COMMIT, protect = PAGE_READWRITE } }"
            .formatted(12 + 4 * below(16)));
    if (chance(3)) {
      steps.add(
          "    { VirtualAlloc { as = more, size = 64 KiB, type = MEM_RESERVE, protect = PAGE_READWRITE } }");
      steps.add(
          "    { VirtualAlloc { in = more, offset = %d KiB, size = 8 KiB, type = MEM_COMMIT, protect = %s } }"
              .formatted(
                  4 * below(3),
                  pick("PAGE_READWRITE", "PAGE_READONLY", "PAGE_READWRITE | PAGE_GUARD")));
      steps.add(
          "    { Touch { in = more, size = 4 KiB, pattern = sequential, writes = 50 %% } }"
              .formatted());
    }
    int count = 2 + below(7);
    for (int i = 0; i < count; i++) {
      steps.add("    " + step(2));
    }
    return steps;
  }

  private String step(int depth) {
    int offset = 4096 * below(3) + (chance(2) ? below(4096) : 0);
    switch (below(depth > 0 ? 20 : 17)) {
      case 0, 1, 2, 3, 4:
        return "{ Touch { in = heap, pattern = %s, references = %d, writes = %d %%, fetches = 0 %% } }"
            .formatted(PATTERNS[below(PATTERNS.length)], 1 + below(60), 10 * below(8));
      case 5, 6:
        return "{ Compute = %s }"
            .formatted(pick("500 ns", "2500 ns", "exponential(3 us)", "20 us", "1 us"));
      case 7, 8:
        return "{ Wait = %s }".formatted(pick("2 us", "exponential(5 us)", "40 us"));
      case 9:
        return chance(3)
            ? "{ Write { in = heap, offset = %d, value = text(abcdefgh) } }\n    { Read { in = heap, offset = %d, expect = text(abcdefgh) } }"
                .formatted(offset, offset)
            : "{ Write { in = heap, offset = 4094, value = %d, width = 8 } }\n    { Read { in = heap, offset = 4094, expect = %d, width = 8 } }"
                .formatted(seedNumber(), last);
      case 10:
        return "{ ManagerCall { repeat = %d, service = %s } }"
            .formatted(1 + below(4), pick("1 us", "exponential(2 us)", "0 s"));
      case 11:
        return "{ VirtualQuery { in = heap, offset = %d } }".formatted(offset);
      case 12:
        return "{ VirtualLock { in = heap, offset = 0, size = %d KiB%s } }%s"
            .formatted(
                4 + 4 * below(3),
                "",
                chance(2) ? "\n    { VirtualUnlock { in = heap, offset = 0, size = 4 KiB } }" : "");
      case 13:
        return "{ VirtualUnlock { in = heap, offset = %d, size = 8 KiB, expect = ERROR_NOT_LOCKED } }"
            .formatted(offset);
      case 14:
        return chance(2)
            ? "{ VirtualProtect { in = heap, offset = 4 KiB, size = 4 KiB, protect = %s } }"
                .formatted(pick("PAGE_READWRITE", "PAGE_READWRITE", "PAGE_READONLY"))
            : "{ VirtualAlloc { in = heap, offset = 4 KiB, size = 8 KiB, type = MEM_RESET, protect = PAGE_READWRITE } }";
      case 15:
        return chance(3)
            ? "{ VirtualFree { in = heap, offset = 8 KiB, size = 4 KiB, type = MEM_DECOMMIT } }\n    { VirtualAlloc { in = heap, offset = 8 KiB, size = 4 KiB, type = MEM_COMMIT, protect = PAGE_READWRITE } }"
            : chance(4) ? "{ Exit = 7 }" : "{ Compute = 300 ns }";
      case 16:
        return "{ EmptyWorkingSet {} }";
      case 17:
        return "{ Repeat { times = %d, do = [\n    %s\n    %s ] } }"
            .formatted(2 + below(3), step(depth - 1), step(depth - 1));
      default:
        return "{ Serve { request = r, %s, requests = %d, do = [\n    %s\n    %s ] } }"
            .formatted(
                pick(
                    "think = 3 us",
                    "think = exponential(4 us)",
                    "think = 0 s",
                    "arrivals = poisson(100000/s)"),
                1 + below(4),
                step(depth - 1),
                step(depth - 1));
    }
  }

  private int last;

  private int seedNumber() {
    last = below(1 << 30);
    return last;
  }
}
