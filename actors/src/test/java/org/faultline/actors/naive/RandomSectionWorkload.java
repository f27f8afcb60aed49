package org.faultline.actors.naive;

import java.util.ArrayList;
import java.util.List;
import org.faultline.actors.RandomText;

/** Small workloads of processes that share memory, as text, each from a seed of its own. */
final class RandomSectionWorkload extends RandomText {
  private final int frames;
  private final int[] sectionPages = {1 + below(24), 1 + below(12), 1 + below(40)};
  private final int filePages = 1 + below(24);
  private final boolean[] reserved = new boolean[sectionPages.length];
  private final List<String> steps = new ArrayList<>();
  private final List<String> views = new ArrayList<>();
  private final List<String> files = new ArrayList<>();
  private final List<Integer> fileBytes = new ArrayList<>();
  private final List<Integer> viewPages = new ArrayList<>();
  private int made;

  private RandomSectionWorkload(long seed) {
    super(seed);
    frames = 12 + below(chance(3) ? 12 : 70);
    for (int i = 0; i < reserved.length; i++) {
      reserved[i] = chance(3);
    }
  }

  /** The text of a workload on at most {@code mostCpus} CPUs. */
  static String of(long seed, int mostCpus) {
    return new RandomSectionWorkload(seed).text(seed, mostCpus);
  }

  private String text(long seed, int mostCpus) {
    boolean tables = chance(2);
    StringBuilder text = new StringBuilder();
    text.append(
        """
        seed = %d
        machine { profile = teaching, layout = %s, cpus = %d, ram = %s, reference = 100 ns
          costs { context-switch = 2 us, system-call = 150 ns, soft-fault = 500 ns, demand-zero-fault = 700 ns, hard-fault = 5 us
            zero-page = 300 ns, commit-page = 10 ns }
          manager { fault = %s, call = %s }
          pagefile { initial = %s, maximum = 2 MiB, growth-time = 50 us, device = %s }%s }
        scheduler { time-slice = %s, wake = %s, slack = 0 s }
        run { until = 50 ms, warm-up = 0 s, timeline = off, events = on }
        paging { kind = windows, page-tables = %s
          windows { period = %s, pressure-interval = %s, read-cluster = %s, write-cluster = %s, modified-maximum = %s } }
        """
            .formatted(
                seed,
                pick("32-bit", "64-bit"),
                1 + below(mostCpus),
                kib(frames),
                pick("0 s", "300 ns", "exponential(900 ns)"),
                pick("0 s", "300 ns", "exponential(900 ns)"),
                kib(below(200)),
                pick(
                    "instant",
                    "{ read-latency = 20 us, write-latency = 15 us, read-bandwidth = 400 MB/s, write-bandwidth = 300 MB/s, depth = 2 }",
                    "{ read-latency = exponential(9 us), write-latency = 2 us, read-bandwidth = unlimited, write-bandwidth = unlimited, depth = 1 }"),
                "\n  files { f { size = %d B }, g { size = 40 KiB } }"
                    .formatted(4096 * filePages - below(4096)),
                pick("3 us", "50 us", "20 ms"),
                pick("preempt", "queue"),
                tables ? "charged" : "free",
                pick("37 us", "100 us", "500 us"),
                pick("0 s", "10 us"),
                kib(1 + below(8)),
                kib(1 + below(8)),
                kib(below(10))));
    int groups = 1 + below(3);
    text.append("processes {\n");
    for (char name = 'a'; name < 'a' + groups; name++) {
      text.append(group(name));
    }
    return text.append("}\n").toString();
  }

  private String group(char name) {
    steps.clear();
    views.clear();
    viewPages.clear();
    files.clear();
    fileBytes.clear();
    int maps = 1 + below(3);
    for (int i = 0; i < maps; i++) {
      map();
    }
    int count = 4 + below(14);
    for (int i = 0; i < count; i++) {
      step();
    }
    return """
          %s { count = %d, start-at = %s, start-every = %s, memory-priority = %d
            working-set { minimum = 80 KiB, maximum = %s, hard-maximum = %s }
            program = [
            %s ] }
        """
        .formatted(
            name,
            1 + below(2),
            chance(2) ? "0 s" : below(90) + " us",
            chance(2) ? "0 s" : below(20) + " us",
            chance(2) ? 5 : 1 + below(5),
            kib(20 + below(20)),
            onOff(4),
            String.join("\n    ", steps));
  }

  /** A section, found by its name or of its own, and a view of it. */
  private void map() {
    int which = below(sectionPages.length);
    String handle = "h" + made;
    String view = "v" + made++;
    int pages = sectionPages[which];
    String attributes = reserved[which] ? "PAGE_READWRITE | SEC_RESERVE" : "PAGE_READWRITE";
    boolean shared = chance(5, 6);
    boolean file = chance(3);
    if (file) {
      String name = pick("f", "g");
      pages = name.equals("f") ? filePages : 10;
      steps.add(
          "{ CreateFile { as = x%s, name = %s, access = [read, write] } }".formatted(handle, name));
      steps.add(
          "{ CreateFileMapping { as = %s, file = x%s, protect = PAGE_READWRITE } }"
              .formatted(handle, handle));
      files.add("x" + handle);
      fileBytes.add(4096 * pages - 4096);
    } else {
      steps.add(
          "{ CreateFileMapping { as = %s, protect = %s, size = %s%s } }"
              .formatted(
                  handle, attributes, kib(pages), shared ? ", name = \"s" + which + "\"" : ""));
    }
    String access = pick("[read, write]", "[read, write]", "[copy]", "[copy]", "[read]");
    boolean part = !file && chance(3) && pages > 18;
    steps.add(
        "{ MapViewOfFile { as = %s, of = %s, access = %s%s } }"
            .formatted(view, handle, access, part ? ", from = 65536" : ""));
    pages = part ? pages - 16 : pages;
    if (chance(2)) {
      steps.add("{ CloseHandle { of = %s } }".formatted(handle));
    }
    views.add(view);
    viewPages.add(pages);
    if (!file && reserved[which]) {
      commit(view, pages, access.equals("[copy]"));
    }
  }

  private void commit(String view, int pages, boolean copy) {
    int first = chance(2) ? 0 : below(pages);
    steps.add(
        "{ VirtualAlloc { in = %s, offset = %s, size = %s, type = MEM_COMMIT, protect = %s } }"
            .formatted(
                view,
                kib(first),
                kib(chance(2) ? pages - first : 1 + below(pages - first)),
                copy ? "PAGE_WRITECOPY" : "PAGE_READWRITE"));
  }

  private String place(int view) {
    int pages = viewPages.get(view);
    int first = below(pages);
    return "in = %s, offset = %s, size = %s"
        .formatted(views.get(view), kib(first), kib(1 + below(pages - first)));
  }

  private void step() {
    if (views.isEmpty()) {
      map();
      return;
    }
    int view = below(views.size());
    String name = views.get(view);
    switch (below(26)) {
      case 0, 1, 2, 3, 4 ->
          steps.add(
              "{ Touch { %s, pattern = %s, references = %d, writes = %d %%, fetches = 0 %% } }"
                  .formatted(
                      place(view), pick("sequential", "uniform"), 1 + below(60), 10 * below(9)));
      case 5, 6 ->
          steps.add(
              "{ Touch { in = %s, pattern = sequential, writes = %s %% } }"
                  .formatted(name, pick("0", "50", "100")));
      case 7, 8, 9 ->
          steps.add(data(name, view, "Write { %s, value = " + below(1 << 30) + ", width = 8 }"));
      case 10, 11, 12 -> steps.add(data(name, view, "Read { %s, width = 8 }"));
      case 13 ->
          steps.add("{ Compute = %s }".formatted(pick("500 ns", "exponential(3 us)", "20 us")));
      case 14 -> steps.add("{ Wait = %s }".formatted(pick("2 us", "exponential(20 us)", "100 us")));
      case 15 -> {
        steps.add("{ UnmapViewOfFile { in = %s } }".formatted(name));
        views.remove(view);
        viewPages.remove(view);
      }
      case 16 -> map();
      case 17 -> steps.add("{ EmptyWorkingSet {} }");
      case 18 -> heap();
      case 19 ->
          steps.add("{ VirtualUnlock { %s, expect = ERROR_NOT_LOCKED } }".formatted(place(view)));
      default -> {
        if (chance(2)) {
          figures(view);
        } else if (chance(2)) {
          steps.add(
              "{ VirtualProtect { %s, protect = %s } }"
                  .formatted(
                      place(view), pick("PAGE_WRITECOPY", "PAGE_READWRITE", "PAGE_READONLY")));
        } else if (chance(2)) {
          steps.add("{ VirtualLock { %s } }".formatted(place(view)));
        } else if (!files.isEmpty() && chance(2)) {
          file(below(files.size()));
        } else {
          steps.add("{ FlushViewOfFile { %s } }".formatted(place(view)));
        }
      }
    }
  }

  private String data(String name, int view, String step) {
    int pages = viewPages.get(view);
    int page = below(pages);
    int offset = page < pages - 1 && chance(2) ? 4096 * page + 4093 : 4096 * page + 8 * below(500);
    return "{ " + step.formatted("in = %s, offset = %d".formatted(name, offset)) + " }";
  }

  /** Asks what others changed, too. */
  private void figures(int view) {
    String page =
        "in = %s, offset = %s".formatted(views.get(view), kib(below(viewPages.get(view))));
    steps.add(
        switch (below(7)) {
          case 0, 1 -> "{ QueryWorkingSetEx { %s } }".formatted(page);
          case 2 -> "{ VirtualQuery { %s } }".formatted(page);
          case 3 -> "{ GetProcessMemoryInfo {} }";
          case 4 -> "{ GlobalMemoryStatusEx {} }";
          case 5 ->
              files.isEmpty()
                  ? "{ GetProcessMemoryInfo {} }"
                  : "{ GetFileSize { of = %s } }".formatted(files.get(below(files.size())));
          default -> "{ VirtualLock { %s } }\n    { VirtualUnlock { %s } }".formatted(page, page);
        });
  }

  /** Reads or writes a file without a view. */
  private void file(int file) {
    int offset = below(1 + fileBytes.get(file));
    steps.add(
        chance(2)
            ? "{ ReadFile { of = %s, offset = %d, width = 8 } }".formatted(files.get(file), offset)
            : "{ WriteFile { of = %s, offset = %d, value = %d, width = 8 } }"
                .formatted(files.get(file), offset, below(1 << 30)));
  }

  /** Private memory, which takes frames. */
  private void heap() {
    String heap = "p" + made++;
    steps.add(
        "{ VirtualAlloc { as = %s, size = %s, type = MEM_RESERVE | MEM_COMMIT, protect = PAGE_READWRITE } }"
            .formatted(heap, kib(1 + below(30))));
    steps.add("{ Touch { in = %s, pattern = sequential, writes = 60 %% } }".formatted(heap));
  }
}
