package org.faultline.lab.results.account;

/**
 * What is short where a cause takes the time; how each is told from the others is in {@link #of}.
 */
public enum Shortage {
  /** Nothing: the program does its work. */
  NOTHING("Work", "nothing"),
  /** Pages that were in memory before are read again, or none can be taken. */
  MEMORY("Short of memory", "RAM"),
  /** The same, and transfers wait for a place in the pagefile's device. */
  DEVICE("Short of memory and of the pagefile's device", "the pagefile's device"),
  /** Pages are read that were never in memory: more of it would not save that. */
  FIRST_READS("Pages are read for the first time", "the pagefile's device"),
  /** A process may not have more of the memory that there is. */
  HARD_MAXIMUM("Held back by a hard maximum working set", "the hard maximum working set"),
  /** Pages that calls took out of working sets are taken back. */
  TRIMMING_CALLS("Calls empty working sets that are still in use", "calls that empty working sets"),
  /** Processes wait for CPUs. */
  CPU("Short of CPU", "the CPUs"),
  /** CPUs are switched so often that it shows. */
  SWITCHES("Many context switches", "the time slice"),
  /** Requests wait for the MemoryManager. */
  MANAGER("Short of the MemoryManager", "the MemoryManager"),
  /** The MemoryManager is busy with calls. */
  CALLS("Many system calls", "the service of system calls"),
  /** New pages cost what they cost. */
  NEW_PAGES("Many new pages", "the CPU cost of new pages"),
  /** Commit waits for the pagefile to grow, or is refused. */
  COMMIT("Short of commit", "commit"),
  /** Transfers of files. */
  FILES("Files are slow", "the devices for files"),
  /** Load control holds processes back. */
  LOAD_CONTROL("Load control holds processes back", "load control");

  private final String headline;
  private final String label;

  Shortage(String headline, String label) {
    this.headline = headline;
    this.label = label;
  }

  /** How a sentence about it begins. */
  public String headline() {
    return headline;
  }

  /** What binds, in a few words. */
  public String label() {
    return label;
  }

  /** What is short where {@code cause} takes the time. */
  public static Shortage of(Cause cause, Circumstances circumstances) {
    return switch (cause) {
      case COMPUTING -> NOTHING;
      case SWITCHING -> SWITCHES;
      case CPU_WAITS -> CPU;
      case MANAGER_WAITS -> MANAGER;
      case CALLS -> CALLS;
      case SOFT_FAULTS -> softFaults(circumstances);
      case DEMAND_ZERO_FAULTS, ZEROING -> NEW_PAGES;
      case HARD_FAULTS, PAGE_READS ->
          circumstances.firstReads()
              ? FIRST_READS
              : circumstances.deviceSaturated() ? DEVICE : MEMORY;
      case FAULT_HANDLING -> MEMORY;
      case PAGE_WAITS -> circumstances.deviceSaturated() ? DEVICE : MEMORY;
      case COMMIT_WAITS -> COMMIT;
      case FILES -> FILES;
      case SUSPENSION -> LOAD_CONTROL;
    };
  }

  private static Shortage softFaults(Circumstances circumstances) {
    if (circumstances.trims() <= 0) {
      return TRIMMING_CALLS;
    }
    boolean most = 2 * circumstances.hardMaximumTrims() >= circumstances.trims();
    return most ? HARD_MAXIMUM : MEMORY;
  }
}
