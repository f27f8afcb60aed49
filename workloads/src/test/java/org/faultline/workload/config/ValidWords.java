package org.faultline.workload.config;

/** What sentences about mistakes list as valid. */
final class ValidWords {
  static final String SIZES = "B, KiB, MiB, GiB, TiB, kB, MB, GB, TB";
  static final String TIMES = "ns, us, µs, ms, s, min";
  static final String TOP = "images, machine, paging, processes, run, scheduler, seed, title, vars";
  static final String MACHINE =
      "costs, cpus, devices, files, layout, manager, pagefile, profile, ram, reference";

  private ValidWords() {}
}
