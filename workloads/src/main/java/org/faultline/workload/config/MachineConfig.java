package org.faultline.workload.config;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.address.Pte;
import org.faultline.workload.binding.Quantities;
import org.faultline.workload.program.Duration;
import org.faultline.workload.program.Durations;

/**
 * The simulated machine.
 *
 * @param layout the user address space of every process
 * @param cpus simulated processors, 1 to {@value #MAXIMUM_CPUS}
 * @param ramBytes physical memory, a multiple of the page size, at most {@link #MAXIMUM_RAM}
 * @param referencePicos time of one resident reference, in picoseconds
 * @param devices for files, each by its name; they have nothing to do with paging
 */
public record MachineConfig(
    AddressLayout layout,
    int cpus,
    long ramBytes,
    long referencePicos,
    Costs costs,
    ManagerConfig manager,
    PagefileConfig pagefile,
    SortedMap<String, DeviceConfig> devices) {

  /** The most simulated processors. */
  public static final int MAXIMUM_CPUS = 1024;

  /** The most physical memory, in bytes: what page-table entries can name, 64 GiB. */
  public static final long MAXIMUM_RAM = (long) Pte.MAXIMUM_FRAMES * AddressLayout.PAGE_SIZE;

  /** The longest time of one reference, in picoseconds: 1 ms. */
  public static final long MAXIMUM_REFERENCE = 1_000_000_000L;

  /**
   * @throws IllegalArgumentException where a value is out of range
   */
  public MachineConfig {
    devices = Collections.unmodifiableSortedMap(new TreeMap<>(devices));
    for (String name : devices.keySet()) {
      Check.part(
          name.matches("[A-Za-z][A-Za-z0-9_-]{0,63}"),
          List.of("devices", name),
          "has a name that is not a letter followed by at most 63 letters, digits, '-' or '_'");
    }
    Check.that(cpus >= 1 && cpus <= MAXIMUM_CPUS, "has no number of cpus from 1 to 1024");
    Check.that(
        ramBytes >= AddressLayout.PAGE_SIZE && ramBytes <= MAXIMUM_RAM,
        "has a ram that is not from 4 KiB to 64 GiB");
    long below = ramBytes / AddressLayout.PAGE_SIZE * AddressLayout.PAGE_SIZE;
    Check.part(
        ramBytes == below,
        List.of("ram"),
        "is "
            + Quantities.bytes(ramBytes)
            + ", which is no multiple of 4 KiB; nearest: "
            + Quantities.bytes(
                ramBytes - below > AddressLayout.PAGE_SIZE / 2
                    ? below + AddressLayout.PAGE_SIZE
                    : below));
    Check.that(
        referencePicos >= 0 && referencePicos <= MAXIMUM_REFERENCE,
        "has a reference that is not from 0 to 1 ms");
  }

  /** A machine without devices for files. */
  public MachineConfig(
      AddressLayout layout,
      int cpus,
      long ramBytes,
      long referencePicos,
      Costs costs,
      ManagerConfig manager,
      PagefileConfig pagefile) {
    this(
        layout,
        cpus,
        ramBytes,
        referencePicos,
        costs,
        manager,
        pagefile,
        Collections.emptySortedMap());
  }

  /** Physical memory in frames. */
  public int frames() {
    return (int) (ramBytes / AddressLayout.PAGE_SIZE);
  }

  /**
   * CPU time of the operating system's own work, each in nanoseconds, at least 0. Defaults:
   * WINDOWS-VM.md 12.
   */
  public record Costs(
      long contextSwitch,
      long systemCall,
      long softFault,
      long demandZeroFault,
      long hardFault,
      long zeroPage,
      long commitPage) {
    /**
     * @throws IllegalArgumentException where a cost is negative
     */
    public Costs {
      long least =
          LongStream.of(
                  contextSwitch,
                  systemCall,
                  softFault,
                  demandZeroFault,
                  hardFault,
                  zeroPage,
                  commitPage)
              .min()
              .orElseThrow();
      Check.that(least >= 0, "has a negative cost");
    }
  }

  /**
   * The servers of the MemoryManager and their service times, drawn anew for each request.
   *
   * @param fault of a page fault
   * @param call of a system call
   * @param batch frames that the central server gives to a CPU's cache, with {@link Model#PER_CPU};
   *     1 to {@value #MAXIMUM_BATCH}
   * @param local service time of a fault that finds a frame in its CPU's cache
   * @param shards servers with {@link Model#SHARDED}, 2 to {@value #MAXIMUM_SHARDS}
   */
  public record ManagerConfig(
      Duration fault, Duration call, Model model, int batch, Duration local, int shards) {

    /** The largest batch. */
    public static final int MAXIMUM_BATCH = 65_536;

    /** The most shards. */
    public static final int MAXIMUM_SHARDS = 1024;

    /** Which servers there are. */
    public enum Model {
      /** One for all requests. */
      CENTRAL,
      /** One, and a cache of frames for each CPU. */
      PER_CPU,
      /** Several, among which the pages are divided. */
      SHARDED
    }

    /** One server. */
    public ManagerConfig(Duration fault, Duration call) {
      this(fault, call, Model.CENTRAL, 1, Durations.NONE, 2);
    }

    /**
     * @throws IllegalArgumentException where a value is out of range
     */
    public ManagerConfig {
      Check.that(batch >= 1 && batch <= MAXIMUM_BATCH, "has no batch from 1 to 65536");
      Check.that(shards >= 2 && shards <= MAXIMUM_SHARDS, "has no shards from 2 to 1024");
    }
  }

  /**
   * The pagefile; sizes in bytes, {@code 0 <= initial <= maximum}.
   *
   * @param growthNanos how long the file takes to grow
   * @param directory of the file with {@link Store#FILE}; null for the system's directory for
   *     temporary files
   * @param timeoutNanos simulated time after which a transfer that was not answered has failed
   */
  public record PagefileConfig(
      long initialBytes,
      long maximumBytes,
      long growthNanos,
      DeviceConfig device,
      Store store,
      Path directory,
      long timeoutNanos,
      PagefileFaults faults) {

    /** The largest pagefile, in bytes: 16 TiB. */
    public static final long MAXIMUM_SIZE = 16L << 40;

    /** The shortest timeout: 1 us. */
    public static final long LEAST_TIMEOUT = 1_000L;

    /** The longest timeout: 1,000 s. */
    public static final long MOST_TIMEOUT = 1_000_000_000_000L;

    /** Where the bytes of written pages are kept. */
    public enum Store {
      /** In this program. */
      MEMORY,
      /** In a real file for the time of the run. */
      FILE
    }

    /**
     * @throws IllegalArgumentException where the sizes are out of range or order
     */
    public PagefileConfig {
      Check.that(
          initialBytes >= 0 && maximumBytes <= MAXIMUM_SIZE, "has a size not from 0 to 16 TiB");
      Check.that(
          maximumBytes >= initialBytes,
          "has a maximum of "
              + Quantities.bytes(maximumBytes)
              + " below its initial size; nearest: "
              + Quantities.bytes(initialBytes));
      Check.that(
          timeoutNanos >= LEAST_TIMEOUT && timeoutNanos <= MOST_TIMEOUT,
          "has a timeout that is not from 1 us to 1000 s");
      Check.part(
          directory == null || store == Store.FILE,
          List.of("directory"),
          "has a meaning only with store = file; use temp");
    }

    /** The same pagefile on another device. */
    public PagefileConfig on(DeviceConfig other) {
      return new PagefileConfig(
          initialBytes, maximumBytes, growthNanos, other, store, directory, timeoutNanos, faults);
    }

    /** Where the file is kept with {@link Store#FILE}. */
    public Path folder() {
      return directory == null ? Path.of(System.getProperty("java.io.tmpdir")) : directory;
    }
  }
}
