package org.faultline.actors.naive;

import java.util.ArrayList;
import java.util.List;
import org.faultline.actors.RandomText;

/** Small workloads on the machine with page lists, as text, each from a seed of its own. */
public final class RandomListedWorkload extends RandomText {
  private static final String[] PATTERNS = {
    "sequential",
    "sequential",
    "uniform",
    "zipf(0.8)",
    "strided(8 KiB)",
    "loop(2)",
    "phases(2, 20)",
    "phases(4, 15, window)",
    "hot-cold(50 %, 80 %)"
  };

  private final boolean zeroCosts;
  private final boolean wide;
  private int frames;
  private int heapPages;

  private RandomListedWorkload(long seed) {
    super(seed);
    zeroCosts = chance(5);
    wide = chance(2);
  }

  /** The text of a workload on at most {@code mostCpus} CPUs: on one with any slack, else none. */
  public static String of(long seed, int mostCpus) {
    return new RandomListedWorkload(seed).text(seed, mostCpus);
  }

  private String nanos(int most) {
    return zeroCosts || chance(4) ? "0 s" : 1 + below(most) + " ns";
  }

  private String text(long seed, int mostCpus) {
    boolean tables = chance(2);
    frames = 2 + below(chance(3) ? 10 : 59) + (tables ? 2 * below(6) : 0);
    frames = chance(12) ? 70 + below(80) : frames;
    int cpus = 1 + below(mostCpus);
    int initial = chance(2) ? below(60) : 60 + below(160);
    int maximum = chance(3) ? initial : initial + below(300);
    StringBuilder text = new StringBuilder();
    text.append(
        """
        seed = %d
        machine { profile = teaching, layout = %s, cpus = %d, ram = %s, reference = %s
          costs { context-switch = %s, system-call = %s, soft-fault = %s, demand-zero-fault = %s, hard-fault = %s
            zero-page = %s, commit-page = %s }
          manager { fault = %s, call = %s }
          pagefile { initial = %s, maximum = %s, growth-time = %s, device = %s } }
        scheduler { time-slice = %s, wake = %s, slack = %s }
        run { until = %s, warm-up = %s, timeline = %s, events = on }
        """
            .formatted(
                seed,
                pick("32-bit", "32-bit", "64-bit"),
                cpus,
                kib(frames),
                zeroCosts ? "0 s" : pick("1 us", "4 ns", "100 ns", "0.333 ns", "1.234 ns"),
                nanos(3000),
                nanos(300),
                nanos(900),
                nanos(1500),
                nanos(6000),
                nanos(600),
                nanos(50),
                service(),
                service(),
                kib(initial),
                kib(maximum),
                pick("0 s", "3 us", "50 us", "400 us"),
                device(),
                pick("1 us", "3 us", "50 us", "20 ms"),
                pick("preempt", "queue"),
                cpus == 1 ? pick("0 s", "1 us", "50 us", "10 ms") : "0 s",
                chance(4) ? 20 + below(2000) + " us" : "20 ms",
                chance(4) ? "5 us" : "0 s",
                chance(4) ? "7 us" : "off"));
    text.append(paging(tables));
    text.append("processes {\n");
    int processes = 1 + below(6);
    int made = 0;
    for (char name = 'a'; made < processes; name++) {
      int count = Math.min(processes - made, 1 + below(2));
      made += count;
      text.append(group(name, count));
    }
    return text.append("}\n").toString();
  }

  private String paging(boolean tables) {
    List<String> keys = new ArrayList<>();
    int reserve = chance(2) ? below(Math.min(5, 1 + frames / 8)) : 0;
    if (!chance(3)) {
      int critical = reserve + 1 + below(1 + frames / 10);
      int low = critical + 1 + below(1 + frames / 6);
      keys.add("reserve = " + kib(reserve));
      keys.add("critical = " + kib(critical));
      keys.add("low = " + kib(low));
      keys.add("goal = " + kib(low + 1 + below(1 + frames / 4)));
    }
    keys.add("period = " + pick("20 us", "37 us", "100 us", "500 us", "2 ms"));
    keys.add("pressure-interval = " + pick("0 s", "1 us", "10 us", "50 us"));
    if (!chance(3)) {
      keys.add("read-cluster = " + kib(1 + below(8)));
      keys.add("write-cluster = " + kib(1 + below(8)));
    }
    keys.add("writes-outstanding = " + (1 + below(3)));
    if (chance(2)) {
      keys.add("modified-maximum = " + kib(below(10)));
    }
    keys.add("zeroing-threshold = " + kib(1 + below(6)));
    keys.add("write-retry = " + pick("2 us", "30 us"));
    keys.add("write-retries = " + below(4));
    return "paging { kind = windows, page-tables = %s\n  windows { %s } }\n"
        .formatted(tables ? "charged" : "free", String.join(", ", keys));
  }

  private String group(char name, int count) {
    int minimum = 20 + below(chance(2) ? 1 : 15);
    return """
          %s { count = %d, start-at = %s, start-every = %s, foreground = %s, memory-priority = %d
            working-set { minimum = %s, maximum = %s, hard-minimum = %s, hard-maximum = %s }
            program = [
        %s ] }
        """
        .formatted(
            name,
            count,
            chance(2) ? "0 s" : below(90) + " us",
            chance(2) ? "0 s" : below(20) + " us",
            onOff(4),
            chance(2) ? 5 : 1 + below(5),
            kib(minimum),
            kib(minimum + below(8)),
            onOff(4),
            onOff(3),
            sleepy(String.join("\n", program())));
  }

  private String sleepy(String steps) {
    return chance(3) ? Sleepers.sleeping(steps, pick("4 us", "25 us", "150 us")) : steps;
  }

  private String service() {
    return zeroCosts || chance(3)
        ? "0 s"
        : pick("300 ns", "2 us", "exponential(900 ns)", "uniform(1 ns, 2 us)");
  }

  private String device() {
    if (chance(4)) {
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
    heapPages = 4 + below(chance(2) ? Math.max(8, frames * 3 / 2) : 30);
    steps.add(
        "    { VirtualAlloc { as = heap, size = %s, type = MEM_RESERVE | MEM_COMMIT, protect = PAGE_READWRITE } }"
            .formatted(kib(heapPages)));
    if (wide || chance(3)) {
      // Far apart enough for tables of their own, on each level.
      steps.add(
          "    { VirtualAlloc { as = more, size = %s, type = MEM_RESERVE, protect = PAGE_READWRITE } }"
              .formatted(wide ? "1500 MiB" : "64 KiB"));
      int commits = 1 + below(4);
      for (int i = 0; i < commits; i++) {
        steps.add("    " + commitMore());
      }
    }
    int count = 3 + below(9);
    for (int i = 0; i < count; i++) {
      steps.add("    " + step(2));
    }
    return steps;
  }

  private String commitMore() {
    String offset =
        wide
            ? pick("0 KiB", "2040 KiB", "4 MiB", "8 MiB", "12 MiB", "1030 MiB", "1400 MiB")
            : kib(below(12));
    return """
        { VirtualAlloc { in = more, offset = %s, size = %s, type = MEM_COMMIT, protect = %s } }
            { Touch { in = more, offset = %s, size = 4 KiB, pattern = sequential, writes = 50 %% } }"""
        .formatted(
            offset, kib(1 + below(4)), chance(8) ? "PAGE_READONLY" : "PAGE_READWRITE", offset);
  }

  /** Gives back what was committed far apart, and the tables above it. */
  private String decommitMore() {
    return "{ VirtualFree { in = more, offset = 0, size = 16 MiB, type = MEM_DECOMMIT } }\n    { Wait = 3 us }\n    "
        + commitMore();
  }

  private String place() {
    int first = below(heapPages);
    return "in = heap, offset = %s, size = %s"
        .formatted(kib(first), kib(1 + below(Math.min(24, heapPages - first))));
  }

  private String touch() {
    return "{ Touch { %s, references = %d, writes = %d %%, fetches = 0 %% } }"
        .formatted(
            chance(3)
                ? place() + ", pattern = " + pick("sequential", "uniform")
                : "in = heap, pattern = " + PATTERNS[below(PATTERNS.length)],
            1 + below(150),
            10 * below(9));
  }

  private String step(int depth) {
    switch (below(depth > 0 ? 26 : 23)) {
      case 0, 1, 2, 3, 4, 5, 6:
        return touch();
      case 7:
        return "{ Compute = %s }"
            .formatted(pick("500 ns", "2500 ns", "exponential(3 us)", "20 us", "1 us"));
      case 8, 9:
        return "{ Wait = %s }".formatted(pick("2 us", "exponential(20 us)", "100 us", "600 us"));
      case 10, 11:
        return data();
      case 12:
        return "{ ManagerCall { repeat = %d, service = %s } }"
            .formatted(1 + below(4), pick("1 us", "exponential(2 us)", "0 s"));
      case 13:
        return lock();
      case 14:
        if (wide && chance(2)) {
          return decommitMore();
        }
        return "{ VirtualUnlock { %s, expect = ERROR_NOT_LOCKED } }".formatted(place());
      case 15:
        return "{ VirtualAlloc { %s, type = MEM_RESET, protect = PAGE_READWRITE } }"
            .formatted(place());
      case 16, 17:
        return prefetch();
      case 18:
        return recommit();
      case 19:
        return chance(6) ? "{ Exit = 7 }" : "{ Compute = 300 ns }";
      case 20:
        return more();
      case 21:
        return "{ EmptyWorkingSet {} }";
      case 22:
        return protect();
      case 23, 24:
        return "{ Repeat { times = %d, do = [\n    %s\n    %s ] } }"
            .formatted(2 + below(4), step(depth - 1), step(depth - 1));
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

  /** Entries are written anew, where they are, or after the tables may have left. */
  private String protect() {
    String away = chance(2) ? "{ EmptyWorkingSet {} }\n    { Wait = 60 us }\n    " : "";
    return away
        + "{ VirtualProtect { %s, protect = PAGE_READWRITE } }".formatted(place())
        + (wide && chance(2) ? "\n    " + commitMore() : "");
  }

  /** Pages that left memory are read ahead, and used while they are read. */
  private String prefetch() {
    String place =
        chance(3) ? place() : "in = heap, size = " + kib(Math.min(heapPages, 3 + below(8)));
    return "{ Touch { in = heap, pattern = sequential, writes = 100 %% } }\n    { VirtualUnlock { in = heap, expect = ERROR_NOT_LOCKED } }\n    { Wait = %s }\n    { PrefetchVirtualMemory { %s } }\n    { Touch { %s, pattern = %s } }"
        .formatted(pick("5 us", "40 us", "200 us"), place, place, pick("sequential", "uniform"));
  }

  /** What is written is read back, at once or after the page may have left. */
  private String data() {
    int page = below(heapPages);
    int size = Math.min(1 + below(12), heapPages - page);
    String stamped = "in = heap, offset = %s, size = %s".formatted(kib(page), kib(size));
    String between =
        chance(3)
            ? "{ VirtualUnlock { in = heap, expect = ERROR_NOT_LOCKED } }\n    { Wait = 60 us }"
            : "{ Touch { in = heap, pattern = uniform, references = %d } }"
                .formatted(1 + below(60));
    if (chance(2)) {
      return "{ Write { %s, pattern = stamp } }\n    %s\n    { Read { %s, pattern = stamp } }"
          .formatted(stamped, between, stamped);
    }
    int value = below(1 << 30);
    int offset = page < heapPages - 1 ? 4096 * page + 4093 : 4096 * page;
    return "{ Write { in = heap, offset = %d, value = %d, width = 8 } }\n    %s\n    { Read { in = heap, offset = %d, expect = %d, width = 8 } }"
        .formatted(offset, value, between, offset, value);
  }

  private String lock() {
    int pages = 1 + below(Math.min(12, heapPages));
    return "{ VirtualLock { in = heap, offset = 0, size = %s } }%s"
        .formatted(
            kib(pages),
            chance(2)
                ? "\n    %s\n    { VirtualUnlock { in = heap, offset = 0, size = %s } }"
                    .formatted(touch(), kib(1 + below(pages)))
                : "");
  }

  private String recommit() {
    int page = below(heapPages);
    String range =
        "in = heap, offset = %s, size = %s".formatted(kib(page), kib(1 + below(heapPages - page)));
    return "{ VirtualFree { %s, type = MEM_DECOMMIT } }\n    %s{ VirtualAlloc { %s, type = MEM_COMMIT, protect = PAGE_READWRITE } }"
        .formatted(range, chance(2) ? "{ Wait = 9 us }\n    " : "", range);
  }

  /** More commit than there is, or room to commit in. */
  private String more() {
    String name = pick("x", "y");
    return switch (below(3)) {
      case 0 ->
          "{ VirtualAlloc { as = %s, size = %s, type = MEM_RESERVE | MEM_COMMIT, protect = PAGE_READWRITE } }\n    { VirtualFree { in = %s, size = 0, type = MEM_RELEASE } }"
              .formatted(name, kib(20 + below(120)), name);
      case 1 ->
          "{ VirtualAlloc { as = %s, size = 256 KiB, type = MEM_RESERVE, protect = PAGE_READWRITE } }\n    { VirtualAlloc { in = %s, offset = %s, size = %s, type = MEM_COMMIT, protect = PAGE_READWRITE } }\n    { Touch { in = %s, offset = 20 KiB, size = 4 KiB, pattern = sequential, writes = 70 %% } }"
              .formatted(name, name, kib(below(6)), kib(6 + below(30)), name);
      default ->
          "{ VirtualAlloc { as = %s, size = %s, type = MEM_RESERVE | MEM_COMMIT, protect = PAGE_READWRITE } }\n    { Touch { in = %s, pattern = sequential, writes = 90 %% } }"
              .formatted(name, kib(4 + below(30)), name);
    };
  }
}
