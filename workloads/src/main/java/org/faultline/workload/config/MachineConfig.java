package org.faultline.workload.config;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.address.Pte;
import org.faultline.memory.device.DeviceProfile;
import org.faultline.memory.device.PagefileFaults;
import org.faultline.memory.object.BackingFile;
import org.faultline.memory.server.Costs;
import org.faultline.memory.server.ManagerSettings;
import org.faultline.workload.binding.Quantities;
import org.jspecify.annotations.Nullable;

/**
 * The simulated machine.
 *
 * @param layout the user address space of every process
 * @param cpus simulated processors, 1 to {@value #MAXIMUM_CPUS}
 * @param ramBytes physical memory, a multiple of the page size, at most {@link #MAXIMUM_RAM}
 * @param referencePicos time of one resident reference, in picoseconds
 * @param devices for files, each by its name; they have nothing to do with paging
 * @param files that are there when the machine starts, each by its name
 */
public record MachineConfig(
    AddressLayout layout,
    int cpus,
    long ramBytes,
    long referencePicos,
    Costs costs,
    ManagerSettings manager,
    PagefileConfig pagefile,
    SortedMap<String, DeviceProfile> devices,
    SortedMap<String, FileConfig> files) {

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
          "must have a name of one letter and at most 63 letters, digits, '-' or '_' after it");
    }
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    for (String name : files.keySet()) {
      Check.part(
          name.matches("[A-Za-z][A-Za-z0-9_.-]{0,63}"),
          List.of("files", name),
          "must have a name of one letter and at most 63 letters, digits, '.', '-' or '_' after it");
      String device = files.get(name).device();
      Check.part(
          device == null || devices.containsKey(device),
          List.of("files", name, "device"),
          "is " + device + ", which is not one of machine.devices");
    }
    Check.that(cpus >= 1 && cpus <= MAXIMUM_CPUS, "must have from 1 to 1024 cpus");
    Check.that(
        ramBytes >= AddressLayout.PAGE_SIZE && ramBytes <= MAXIMUM_RAM,
        "must have a ram from 4 KiB to 64 GiB");
    long below = ramBytes / AddressLayout.PAGE_SIZE * AddressLayout.PAGE_SIZE;
    Check.part(
        ramBytes == below,
        List.of("ram"),
        "is "
            + Quantities.bytes(ramBytes)
            + ", which is not a multiple of 4 KiB; nearest: "
            + Quantities.bytes(
                ramBytes - below > AddressLayout.PAGE_SIZE / 2
                    ? below + AddressLayout.PAGE_SIZE
                    : below));
    Check.that(
        referencePicos >= 0 && referencePicos <= MAXIMUM_REFERENCE,
        "must have a reference time from 0 to 1 ms");
  }

  /** A machine without files and devices for them. */
  public MachineConfig(
      AddressLayout layout,
      int cpus,
      long ramBytes,
      long referencePicos,
      Costs costs,
      ManagerSettings manager,
      PagefileConfig pagefile) {
    this(
        layout,
        cpus,
        ramBytes,
        referencePicos,
        costs,
        manager,
        pagefile,
        Collections.emptySortedMap(),
        Collections.emptySortedMap());
  }

  /** The same with another address space, number of CPUs, memory and pagefile. */
  public MachineConfig sized(
      AddressLayout otherLayout, int otherCpus, long otherRamBytes, PagefileConfig otherPagefile) {
    return new MachineConfig(
        otherLayout,
        otherCpus,
        otherRamBytes,
        referencePicos,
        costs,
        manager,
        otherPagefile,
        devices,
        files);
  }

  /** Physical memory in frames. */
  public int frames() {
    return (int) (ramBytes / AddressLayout.PAGE_SIZE);
  }

  /**
   * A file of zeros.
   *
   * @param sizeBytes 0 to {@link #MOST_BYTES}
   * @param device its name in {@code machine.devices}; absent for the pagefile's
   */
  public record FileConfig(long sizeBytes, @Nullable String device) {

    /** The largest file, in bytes. */
    public static final long MOST_BYTES = BackingFile.MOST_BYTES;

    /**
     * @throws IllegalArgumentException where the size is out of range
     */
    public FileConfig {
      Check.that(sizeBytes >= 0 && sizeBytes <= MOST_BYTES, "must have a size from 0 to 16 TiB");
    }
  }

  /**
   * The pagefile; sizes in bytes, {@code 0 <= initial <= maximum}.
   *
   * @param growthNanos how long the file takes to grow
   * @param directory of the file with {@link Store#FILE}; absent for the system's directory for
   *     temporary files
   * @param timeoutNanos simulated time after which a transfer that was not answered has failed
   */
  public record PagefileConfig(
      long initialBytes,
      long maximumBytes,
      long growthNanos,
      DeviceProfile device,
      Store store,
      @Nullable Path directory,
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
          initialBytes >= 0 && maximumBytes <= MAXIMUM_SIZE, "must have a size from 0 to 16 TiB");
      Check.that(
          maximumBytes >= initialBytes,
          "has a maximum of "
              + Quantities.bytes(maximumBytes)
              + " below its initial size; nearest: "
              + Quantities.bytes(initialBytes));
      Check.that(
          timeoutNanos >= LEAST_TIMEOUT && timeoutNanos <= MOST_TIMEOUT,
          "must have a timeout from 1 us to 1000 s");
      Check.part(
          directory == null || store == Store.FILE,
          List.of("directory"),
          "makes sense only with store = file; use temp");
    }

    /** The same pagefile with other sizes. */
    public PagefileConfig sized(long otherInitialBytes, long otherMaximumBytes) {
      return new PagefileConfig(
          otherInitialBytes,
          otherMaximumBytes,
          growthNanos,
          device,
          store,
          directory,
          timeoutNanos,
          faults);
    }

    /** The same pagefile on another device. */
    public PagefileConfig on(DeviceProfile other) {
      return new PagefileConfig(
          initialBytes, maximumBytes, growthNanos, other, store, directory, timeoutNanos, faults);
    }

    /** Where the file is kept with {@link Store#FILE}. */
    public Path folder() {
      return directory == null ? Path.of(System.getProperty("java.io.tmpdir")) : directory;
    }
  }
}
