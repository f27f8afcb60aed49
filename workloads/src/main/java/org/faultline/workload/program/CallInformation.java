package org.faultline.workload.program;

import java.util.List;
import org.faultline.memory.address.MemoryBasicInformation;
import org.faultline.memory.address.PageLocation;

/** What a call that asks something found. Sizes are in bytes, addresses in bytes. */
public sealed interface CallInformation {

  /** VirtualQuery: the run of like pages that begins at the queried one. */
  record Run(MemoryBasicInformation basic) implements CallInformation {}

  /** MapAddressSpace: the runs by ascending address, free ones too. */
  record AddressMap(List<MappedRun> runs) implements CallInformation {}

  /**
   * A run of like pages.
   *
   * @param placed those of its pages that were touched, by ascending address
   */
  record MappedRun(MemoryBasicInformation basic, List<PlacedPage> placed) {}

  /** Where a page is. */
  record PlacedPage(long address, PageLocation place) {}

  /**
   * GetWriteWatch.
   *
   * @param pages the addresses of the pages written, ascending
   */
  record WrittenPages(List<Long> pages, int granularity) implements CallInformation {}

  /** QueryWorkingSet: the resident pages by ascending address. */
  record WorkingSet(List<WorkingSetPage> pages) implements CallInformation {}

  /**
   * A resident page.
   *
   * @param protect its protection, as Win32 constants
   * @param locked whether VirtualLock holds it (QueryWorkingSetEx says so)
   */
  record WorkingSetPage(long address, int protect, boolean locked) {}

  /**
   * GlobalMemoryStatusEx: MEMORYSTATUSEX of docs/windows.md W1004.
   *
   * @param memoryLoad the share of physical memory in use, 0 to 100 percent
   * @param totalPageFile the commit limit as far as the pagefile can grow
   * @param availPageFile what may still be committed
   * @param availVirtual address space that is neither reserved nor committed
   */
  record MemoryStatus(
      int memoryLoad,
      long totalPhys,
      long availPhys,
      long totalPageFile,
      long availPageFile,
      long totalVirtual,
      long availVirtual)
      implements CallInformation {}

  /**
   * GetProcessMemoryInfo: PROCESS_MEMORY_COUNTERS_EX2 of docs/windows.md W1005, without the
   * kernel's pools, which are not modelled.
   *
   * @param privateUsage commit charge of the process, its page tables included; PagefileUsage, too
   * @param privateWorkingSetSize what of the working set only this process can use
   * @param sharedCommitUsage what is committed in the sections of the pagefile that it has mapped
   */
  record ProcessCounters(
      long pageFaultCount,
      long peakWorkingSetSize,
      long workingSetSize,
      long privateUsage,
      long peakPagefileUsage,
      long privateWorkingSetSize,
      long sharedCommitUsage)
      implements CallInformation {}

  /**
   * CreateFileMapping and OpenFileMapping.
   *
   * @param existed whether a section of that name was there: the last error is then
   *     ERROR_ALREADY_EXISTS, though the call succeeded
   */
  record SectionOpened(boolean existed) implements CallInformation {}

  /**
   * MapViewOfFile and MapViewOfFile3.
   *
   * @param sizeBytes of the view, in whole pages
   */
  record ViewMapped(long sizeBytes) implements CallInformation {}

  /**
   * LoadLibrary.
   *
   * @param sizeBytes of the image, in whole pages
   * @param codeAddress where its code begins
   * @param relocatedBytes pages from there on that the loader must change, since the image was
   *     moved; 0 where it lies at its base, or was loaded before
   */
  record ImageLoaded(long sizeBytes, long codeAddress, long relocatedBytes)
      implements CallInformation {}

  /** ReadFile: what was read, fewer bytes than asked for at the end of the file. */
  record BytesRead(byte[] bytes) implements CallInformation {}

  /**
   * QueryWorkingSetEx of one page.
   *
   * @param valid whether it is in the working set
   * @param shared whether it can be shared
   * @param shareCount working sets that hold it, at most 7; 0 where it is not valid or not shared
   * @param protect its protection, as Win32 constants; 0 where it is not valid
   */
  record WorkingSetEntry(boolean valid, boolean shared, int shareCount, int protect, boolean locked)
      implements CallInformation {}
}
