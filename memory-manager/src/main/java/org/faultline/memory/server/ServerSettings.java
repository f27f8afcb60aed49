package org.faultline.memory.server;

import java.util.List;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.object.FileSpec;
import org.faultline.memory.section.ImageLayout;

/**
 * What every kind of paging is told of its machine.
 *
 * @param pinsUntilRun whether a page brought in stays until its process has run once; not so where
 *     a recorded mix decides who runs, since there a fault never costs a process its turn
 * @param workingSetWindowReferences in which working sets are measured; 0 for none
 * @param recording whether events are kept for the log
 * @param processes from process 1 on
 */
public record ServerSettings(
    int cpus,
    ManagerSettings manager,
    Costs costs,
    MemorySettings memory,
    PagefileTimes pagefile,
    boolean pinsUntilRun,
    long workingSetWindowReferences,
    boolean recording,
    List<ProcessSettings> processes) {

  /**
   * Physical memory and the address spaces over it.
   *
   * @param layout the user address space of every process
   * @param frames physical memory in frames, at least 1
   * @param pageTables whether page-table pages are charged and take frames
   * @param files that are there from the beginning
   * @param images executables that processes can load
   */
  public record MemorySettings(
      AddressLayout layout,
      int frames,
      boolean pageTables,
      List<FileSpec> files,
      List<ImageLayout> images) {
    /** The lists are copied. */
    public MemorySettings {
      files = List.copyOf(files);
      images = List.copyOf(images);
    }

    /** Without images. */
    public MemorySettings(
        AddressLayout layout, int frames, boolean pageTables, List<FileSpec> files) {
      this(layout, frames, pageTables, files, List.of());
    }
  }

  /**
   * What the pagefile takes time for.
   *
   * @param instant whether transfers end at once, and no device is asked
   * @param growthNanos how long the pagefile takes to grow
   */
  public record PagefileTimes(boolean instant, long growthNanos) {}

  /** Lists are copied. */
  public ServerSettings {
    processes = List.copyOf(processes);
  }
}
