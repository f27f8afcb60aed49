package org.faultline.actors.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.faultline.actors.RandomText;

/**
 * Small machines of both kinds, mostly with too little memory and slow devices, whose processes
 * make all kinds of calls, and which end anywhere; as text, each from a seed of its own.
 */
final class RandomMachine extends RandomText {
  private static final String[] POLICIES = {
    "fifo", "lru", "clock", "clock-clear", "lfu", "arc", "pff(20)", "ws(50)", "random"
  };

  private static final String[] LOAD_CONTROLS = {
    "working-set(100)",
    "fifty-percent",
    "l-equals-s",
    "knee(5)",
    "pff(50/s, 5000/s)",
    "swap-token(200 us)",
    "suspend-largest"
  };

  private final Path trace;
  private final boolean lists;
  private final boolean lease;
  private final boolean failing;
  private int frames;
  private int names;

  private RandomMachine(long seed, Path trace) {
    super(seed);
    this.trace = trace;
    lists = chance(3, 5);
    lease = !lists && chance(1, 4);
    failing = lists && chance(1, 3);
  }

  /** A workload with the text of its config, and after how many steps it ends at the latest. */
  record Stop(String text, long steps) {}

  /**
   * The workload of a seed.
   *
   * @param trace a recording that its processes may play
   */
  static Stop of(long seed, Path trace) {
    RandomMachine machine = new RandomMachine(seed, trace);
    String text = machine.text(seed);
    long steps = machine.chance(1, 2) ? (long) machine.spread(5, 2_000) : Long.MAX_VALUE;
    return new Stop(text, steps);
  }

  private String text(long seed) {
    int processes = 1 + below(chance(1, 5) ? 16 : 5);
    frames = (int) spread(8, failing || chance(1, 2) ? 60 : 400);
    boolean local = lease || !lists && chance(1, 3);
    frames = local ? Math.max(frames, 6 * processes) : frames;
    int initial = (int) spread(1, 2_000);
    return """
        seed = %d
        machine { profile = teaching, layout = %s, cpus = %d, ram = %s, reference = %s
          costs { context-switch = %s, system-call = %s, hard-fault = %s, demand-zero-fault = 700 ns, commit-page = %s }
          %s
          pagefile { initial = %s, maximum = %s, growth-time = %s, device = %s, timeout = %s
            %s }
          devices { disk = hdd } }
        %s
        scheduler { time-slice = %s, wake = %s, slack = %s, load-control = %s, load-period = %s, load-turn = %s }
        run { until = %d ns, timeline = %s }
        processes {
        %s}
        """
        .formatted(
            seed,
            pick("32-bit", "64-bit"),
            1 + below(4),
            kib(frames),
            pick("4 ns", "100 ns", "1 us"),
            pick("0 s", "2 us"),
            pick("0 s", "150 ns"),
            pick("0 s", "5 us"),
            pick("0 s", "10 ns"),
            manager(),
            kib(initial),
            kib(chance(1, 3) ? initial : initial + below(3_000)),
            pick("0 s", "50 us", "2 ms"),
            lease ? "instant" : device(),
            pick("30 s", "30 s", "9 ms"),
            failing ? failures() : "",
            paging(local),
            pick("3 us", "50 us", "20 ms"),
            pick("preempt", "queue"),
            pick("0 s", "1 us", "50 us", "1 ms"),
            lease || chance(2, 3) ? "none" : pick(LOAD_CONTROLS),
            pick("100 us", "1 ms", "5 ms"),
            pick("off", "2 ms"),
            (long) spread(failing ? 1_000_000 : 50_000, 60_000_000),
            pick("off", "off", "100 us"),
            groups(processes));
  }

  private String manager() {
    if (lease) {
      return "manager { fault = 0 ns, call = %s }".formatted(pick("0 ns", "1 us"));
    }
    return "manager { fault = %s, call = %s, model = %s, batch = %d, shards = %d }"
        .formatted(
            pick("0 ns", "300 ns", "exponential(5 us)"),
            pick("0 ns", "200 ns", "exponential(20 us)"),
            pick("central", "central", "per-cpu", "sharded"),
            1 + below(8),
            2 + below(3));
  }

  private String device() {
    return pick(
        failing ? "nvme" : "hdd",
        failing ? "nvme" : "hdd",
        "nvme",
        "instant",
        "{ service = exponential(300 us), depth = 1 }",
        "{ service = 1 ms, depth = %d }".formatted(1 + below(3)),
        "{ read-latency = 20 us, write-latency = 900 us, read-bandwidth = 400 MB/s, write-bandwidth = unlimited, depth = 2 }");
  }

  private String failures() {
    return "faults { read-errors = %s, write-errors = %s, hang = %s }"
        .formatted(
            pick("0 %", "10 %", "60 %"),
            pick("0 %", "0 %", "20 %", "100 %"),
            pick("off", "off", "off", "after(%d)".formatted(1 + below(20))));
  }

  private String paging(boolean local) {
    String tables = chance(4, 5) ? "charged" : "free";
    if (!lists) {
      String shares =
          !local || lease
              ? "fixed"
              : pick("fixed", "equal-of-active", "proportional", "working-set(50)", "pff(20)");
      boolean moves = !shares.equals("fixed");
      return "paging { policy = %s, scope = %s, shares = %s, page-tables = %s, lease = %s }"
          .formatted(
              moves ? pick("fifo", "lru") : pick(POLICIES),
              local ? "local" : "global",
              shares,
              tables,
              lease ? "on" : "off");
    }
    List<String> keys = new ArrayList<>();
    if (chance(1, 2)) {
      int reserve = below(3);
      int critical = reserve + 1 + below(1 + frames / 10);
      int low = critical + 1 + below(1 + frames / 6);
      keys.add("reserve = " + kib(reserve));
      keys.add("critical = " + kib(critical));
      keys.add("low = " + kib(low));
      keys.add("goal = " + kib(low + 1 + below(1 + frames / 4)));
    }
    keys.add("period = " + pick("200 us", "1 ms", "100 ms"));
    keys.add("pressure-interval = " + pick("0 s", "10 us", "1 ms"));
    keys.add("read-cluster = " + kib(1 + below(8)));
    keys.add("write-cluster = " + kib(1 + below(8)));
    keys.add("writes-outstanding = " + (1 + below(3)));
    keys.add("write-retry = " + pick("20 us", "3 ms"));
    keys.add("write-retries = " + below(4));
    return "paging { kind = windows, page-tables = %s\n  windows { %s } }"
        .formatted(tables, String.join(", ", keys));
  }

  private String groups(int processes) {
    StringBuilder text = new StringBuilder();
    int made = 0;
    for (char name = 'a'; made < processes; name++) {
      int count = Math.min(processes - made, 1 + below(4));
      made += count;
      int minimum = 20 + below(chance(1, 2) ? 10 : 200);
      text.append(
          """
            %s { count = %d, start-at = %s, start-every = %s, foreground = %s, memory-priority = %d
              working-set { minimum = %s, maximum = %s, hard-minimum = %s, hard-maximum = %s }
              program = [
          %s ] }
          """
              .formatted(
                  name,
                  count,
                  pick("0 s", "30 us", "1 ms"),
                  pick("0 s", "20 us", "1 ms"),
                  onOff(1, 4),
                  1 + below(5),
                  kib(minimum),
                  kib(minimum + below(40)),
                  onOff(1, 5),
                  onOff(1, 4),
                  String.join("\n", program())));
    }
    return text.toString();
  }

  private List<String> program() {
    List<String> steps = new ArrayList<>();
    int count = 1 + below(6);
    for (int i = 0; i < count; i++) {
      steps.add("      " + use(2));
    }
    if (chance(1, 3)) {
      steps.add("      { Repeat { times = forever, do = [ %s, %s ] } }".formatted(use(1), pause()));
    }
    return steps;
  }

  /** Some memory is made, used in many ways, and mostly given back. */
  private String use(int depth) {
    String name = "r" + names++;
    int pages = (int) spread(2, 1.5 * frames);
    List<String> steps = new ArrayList<>();
    switch (below(depth > 0 ? 9 : 7)) {
      case 0, 1 -> {
        steps.add(allocate(name, kib(pages), "MEM_RESERVE | MEM_COMMIT"));
        addUses(steps, name, pages);
      }
      case 2, 3 -> {
        // Half of it committed by hand, so that the tables must be there.
        steps.add(allocate(name, kib(pages), "MEM_RESERVE"));
        steps.add(commit(name, 0, pages));
        addUses(steps, name, pages);
      }
      case 4 -> {
        steps.add(allocate(name, "1500 MiB", "MEM_RESERVE"));
        String offset = pick("0 KiB", "2040 KiB", "12 MiB", "1030 MiB");
        steps.add(
            "{ VirtualAlloc { in = %s, offset = %s, size = %s, type = MEM_COMMIT, protect = PAGE_READWRITE } }"
                .formatted(name, offset, kib(1 + below(40))));
        steps.add(
            "{ Touch { in = %s, offset = %s, size = 4 KiB, pattern = sequential, writes = 50 %% } }"
                .formatted(name, offset));
      }
      case 5 -> {
        int stack = 16 * (1 + below(3));
        steps.add(
            "{ ThreadStack { as = %s, reserve = %s, commit = 4 KiB } }"
                .formatted(name, kib(stack)));
        int lowest = stack - 2 - below(stack - 2);
        for (int page = stack - 2; page >= lowest; page--) {
          steps.add("{ Write { in = %s, offset = %d, value = 7 } }".formatted(name, page * 4096));
        }
      }
      case 6 -> {
        return "{ Trace { file = \"%s\" } }".formatted(trace);
      }
      case 7 -> {
        return "{ Repeat { times = %d, do = [ %s, %s ] } }"
            .formatted(1 + below(4), use(depth - 1), pause());
      }
      default -> {
        return "{ Serve { request = r, %s, requests = %d, do = [ %s, %s ] } }"
            .formatted(
                pick("think = 3 us", "arrivals = poisson(10000/s)"),
                1 + below(4),
                use(depth - 1),
                pause());
      }
    }
    if (chance(2, 3)) {
      steps.add("{ VirtualFree { in = %s, size = 0, type = MEM_RELEASE } }".formatted(name));
    }
    return String.join(", ", steps);
  }

  private static String allocate(String name, String size, String type) {
    return "{ VirtualAlloc { as = %s, size = %s, type = %s, protect = PAGE_READWRITE } }"
        .formatted(name, size, type);
  }

  private static String commit(String name, int first, int pages) {
    return "{ VirtualAlloc { in = %s, offset = %s, size = %s, type = MEM_COMMIT, protect = PAGE_READWRITE } }"
        .formatted(name, kib(first), kib(pages));
  }

  private void addUses(List<String> steps, String name, int pages) {
    int count = 1 + below(5);
    for (int i = 0; i < count; i++) {
      int first = below(pages);
      int size = 1 + below(Math.min(60, pages - first));
      String place = place(name, first, size);
      if (chance(2, 3)) {
        steps.add(touch(place));
      }
      steps.add(call(name, place, first, size));
    }
    steps.add(touch("in = " + name));
  }

  private static String place(String name, int first, int pages) {
    return "in = %s, offset = %s, size = %s".formatted(name, kib(first), kib(pages));
  }

  private String touch(String place) {
    return "{ Touch { %s, pattern = %s, references = %d, writes = %d %%, fetches = 0 %% } }"
        .formatted(
            place, pick("sequential", "uniform", "zipf(0.8)"), 1 + below(80), 10 * below(10));
  }

  private String call(String name, String place, int first, int size) {
    String few = place(name, first, Math.min(size, 1 + below(8)));
    return switch (below(14)) {
      case 0, 1, 2 ->
          "{ VirtualFree { %s, type = MEM_DECOMMIT } }, %s"
              .formatted(place, commit(name, first, size));
      case 3 -> "{ VirtualLock { %s } }, %s, { VirtualUnlock { %s } }".formatted(few, pause(), few);
      case 4 -> "{ VirtualLock { %s } }".formatted(few);
      case 5 -> "{ PrefetchVirtualMemory { %s } }".formatted(place);
      case 6 ->
          "{ VirtualAlloc { %s, type = MEM_RESET, protect = PAGE_READWRITE } }".formatted(place);
      case 7 -> "{ EmptyWorkingSet {} }, " + pause();
      case 8 ->
          "{ SetProcessWorkingSetSize { minimum = %s, maximum = %s } }"
              .formatted(kib(20 + below(20)), kib(40 + below(80)));
      case 9 ->
          "{ VirtualProtect { %s, protect = %s } }, %s, { VirtualProtect { %s, protect = PAGE_READWRITE } }"
              .formatted(place, pick("PAGE_READONLY", "PAGE_NOACCESS"), pause(), place);
      case 10 ->
          "{ Write { %s, pattern = stamp } }, %s, { Read { %s, pattern = stamp } }"
              .formatted(place, pause(), place);
      case 11 -> "{ ManagerCall { repeat = 2, service = 1 us } }";
      case 12 -> "{ FileIo { device = disk, size = 16 KiB, access = read } }";
      default -> "{ GlobalMemoryStatusEx {} }, { GetProcessMemoryInfo {} }";
    };
  }

  private String pause() {
    return pick("{ Wait = 3 us }", "{ Wait = 200 us }", "{ Wait = 2 ms }", "{ Compute = 5 us }");
  }
}
