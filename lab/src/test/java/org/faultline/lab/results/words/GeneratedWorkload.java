package org.faultline.lab.results.words;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Workloads of all kinds, each short and told by a seed: little memory or much, hard maxima, small
 * pagefiles, slow managers and devices, open and closed loops, files, computing, sleep.
 */
final class GeneratedWorkload {
  private final UniformRandomProvider random;

  private GeneratedWorkload(long seed) {
    random = RandomSource.XO_SHI_RO_256_PP.create(seed);
  }

  /** The config of the workload of {@code seed}. */
  static String of(long seed) {
    return new GeneratedWorkload(seed).text(seed);
  }

  @SafeVarargs
  private final <T> T any(T... of) {
    return of[random.nextInt(of.length)];
  }

  private String text(long seed) {
    int until = any(40, 80, 150);
    StringBuilder groups = new StringBuilder();
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      groups.append(group(List.of("alpha", "beta", "gamma").get(i), until));
    }
    boolean textbook = random.nextInt(4) == 0;
    String paging =
        textbook
            ? "paging { kind = textbook, policy = %s, scope = %s, page-tables = free }"
                .formatted(any("lru", "clock", "fifo"), any("global", "local"))
            : "";
    return """
        seed = %d
        machine {
          profile = laptop, cpus = %d, ram = %s
          costs { soft-fault = %s, zero-page = %s, hard-fault = %s, context-switch = %s }
          manager { fault = %s, call = %s, model = %s, shards = 2 }
          pagefile { initial = %s, maximum = %s, growth-time = %s, device = %s }
          devices { disk { service = %s, depth = %d } }
        }
        %s
        scheduler { load-control = %s, load-period = 10 ms }
        run { warm-up = %d ms, until = %d ms }
        processes {
        %s}
        """
        .formatted(
            seed,
            1 + random.nextInt(3),
            any("1 MiB", "2 MiB", "4 MiB", "32 MiB"),
            any("500 ns", "20 us"),
            any("300 ns", "30 us"),
            any("5 us", "100 us"),
            any("2.4 us", "200 us"),
            any("300 ns", "20 us"),
            any("200 ns", "50 us"),
            any("central", "central", "sharded", "per-cpu"),
            any("2 MiB", "64 MiB"),
            any("64 MiB", "256 MiB"),
            any("1 ms", "30 ms"),
            any(
                "nvme",
                "sata-ssd",
                "{ service = 500 us, depth = 1 }",
                "{ service = exponential(1 ms), depth = 3 }",
                "{ read-latency = 10 us, write-latency = 10 us, read-bandwidth = 20 MB/s, write-bandwidth = 20 MB/s, depth = 16 }"),
            any("100 us", "3 ms"),
            any(1, 4),
            paging,
            textbook ? "none" : any("none", "none", "none", "suspend-largest"),
            any(0, until / 4),
            until,
            groups);
  }

  private String group(String name, int until) {
    int minimum = any(80, 200);
    int maximum = minimum + any(40, 400, 4000);
    return """
          %s { count = %d, start-at = %d ms
            working-set { minimum = %d KiB, maximum = %d KiB, hard-maximum = %s }
            program = [
              { VirtualAlloc { as = heap, size = %d KiB, type = MEM_RESERVE | MEM_COMMIT, protect = PAGE_READWRITE } }
              %s ] }
        """
        .formatted(
            name,
            1 + random.nextInt(3),
            random.nextInt(2) * random.nextInt(until / 2),
            minimum,
            maximum,
            any("on", "off", "off"),
            any(256, 1024, 4096),
            steps());
  }

  private String steps() {
    String touch =
        "{ Touch { in = heap, pattern = %s, references = %d, writes = %d %% } }"
            .formatted(any("uniform", "sequential", "zipf(1)"), any(50, 500, 5000), any(0, 30));
    String work =
        any(
            touch,
            touch + ", { Compute = 200 us }",
            "{ Compute = 1 ms }",
            "{ Wait = 3 ms }, " + touch,
            "{ FileIo { device = disk, size = 16 KiB, access = read } }",
            touch + ", { EmptyWorkingSet {} }",
            "{ VirtualAlloc { as = more, size = 512 KiB, type = MEM_RESERVE | MEM_COMMIT, protect = PAGE_READWRITE } }"
                + ", { Touch { in = more, pattern = sequential, references = 128, writes = 100 % } }");
    return any(
            "{ Repeat { times = forever, do = [ %s ] } }",
            "{ Serve { request = job, arrivals = poisson(500/s), do = [ %s ] } }",
            "{ Serve { request = job, think = exponential(2 ms), do = [ %s ] } }")
        .formatted(work);
  }
}
