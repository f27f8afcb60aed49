package org.faultline.memory.address;

import java.util.Collection;

/**
 * How an address space is divided, in the types of the tool that shows it (WINDOWS-VM.md 10.6).
 *
 * @param privateData the reservations
 * @param unusable the pages between the end of a reservation and the next multiple of 64 KiB, which
 *     no reservation can use; the system's shared page is one of them
 * @param free all other pages that a reservation could use
 * @param committedPages pages committed, page tables not counted
 * @param chargedTablePages page tables for which the process is charged
 */
public record AddressUse(
    Blocks privateData, Blocks unusable, Blocks free, long committedPages, long chargedTablePages) {

  /**
   * Runs of pages.
   *
   * @param pages in all
   * @param blocks how many runs
   * @param largest the longest one, in pages
   */
  public record Blocks(long pages, long blocks, long largest) {
    private static final Blocks NONE = new Blocks(0, 0, 0);

    private Blocks with(long run) {
      return run <= 0 ? this : new Blocks(pages + run, blocks + 1, Math.max(largest, run));
    }
  }

  /** How this address space is divided now. */
  public static AddressUse of(AddressSpace space) {
    return of(space.regions(), space.layout(), space.committedPages(), space.chargedTablePages());
  }

  private static AddressUse of(
      Collection<Region> regions, AddressLayout layout, long committed, long tables) {
    Walk walk = new Walk(layout);
    Blocks reserved = Blocks.NONE;
    for (Region region : regions) {
      walk.upTo(region.firstPage());
      walk.usedTo(region.lastPage());
      reserved = reserved.with(region.pages());
    }
    walk.upTo(walk.end);
    return new AddressUse(reserved, walk.unusable, walk.free, committed, tables);
  }

  /** What lies between the pages that are used, by ascending address. */
  private static final class Walk {
    private static final long GRANULE =
        AddressLayout.ALLOCATION_GRANULARITY >>> AddressLayout.PAGE_SHIFT;

    final long end;
    Blocks unusable = Blocks.NONE;
    Blocks free = Blocks.NONE;
    private long next;

    Walk(AddressLayout layout) {
      end = (layout.highestVadAddress() >>> AddressLayout.PAGE_SHIFT) + 1;
      next = layout.lowestAddress() >>> AddressLayout.PAGE_SHIFT;
    }

    /** Nothing but the system's shared page is used before {@code page}. */
    void upTo(long page) {
      if (next <= SystemPages.SHARED_PAGE && SystemPages.SHARED_PAGE < page) {
        free = free.with(SystemPages.SHARED_PAGE - next);
        next = SystemPages.SHARED_PAGE + GRANULE;
        unusable = unusable.with(GRANULE);
      }
      free = free.with(page - next);
    }

    void usedTo(long last) {
      next = Math.min(end, last + GRANULE & -GRANULE);
      unusable = unusable.with(next - last - 1);
    }
  }
}
