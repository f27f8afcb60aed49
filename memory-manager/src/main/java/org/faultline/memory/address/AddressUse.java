package org.faultline.memory.address;

import java.util.Collection;

/**
 * How an address space is divided, in the types of the tool that shows it (docs/windows.md W1007).
 *
 * @param privateData the reservations
 * @param shareable the views of sections that the pagefile is behind
 * @param mappedFile the views of files
 * @param unusable the pages between the end of a region and the next multiple of 64 KiB or the next
 *     region, which no reservation can use
 * @param free all other pages in reach of reservations; the system's shared page is counted in
 * @param committedPages pages that the process is charged for, page tables not counted
 * @param chargedTablePages page tables for which the process is charged
 */
public record AddressUse(
    Blocks privateData,
    Mapped shareable,
    Mapped mappedFile,
    Blocks unusable,
    Blocks free,
    long committedPages,
    long chargedTablePages) {

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

  /**
   * Views.
   *
   * @param blocks the address space that they take
   * @param chargedPages those of their pages that the process is charged for, since each may become
   *     a copy of its own
   */
  public record Mapped(Blocks blocks, long chargedPages) {
    private static final Mapped NONE = new Mapped(Blocks.NONE, 0);

    private Mapped with(Region region, SectionView view) {
      return new Mapped(blocks.with(region.pages()), chargedPages + view.chargedPages());
    }
  }

  /** How this address space is divided now. */
  public static AddressUse of(AddressSpace space) {
    return of(space.regions(), space.layout(), space.committedPages(), space.chargedTablePages());
  }

  private static AddressUse of(
      Collection<Region> regions, AddressLayout layout, long committed, long tables) {
    Blocks reserved = Blocks.NONE;
    Mapped shareable = Mapped.NONE;
    Mapped file = Mapped.NONE;
    Blocks unusable = Blocks.NONE;
    Blocks free = Blocks.NONE;
    long granule = AddressLayout.ALLOCATION_GRANULARITY >>> AddressLayout.PAGE_SHIFT;
    long end = (layout.highestVadAddress() >>> AddressLayout.PAGE_SHIFT) + 1;
    long next = layout.lowestAddress() >>> AddressLayout.PAGE_SHIFT;
    long behind = next;
    for (Region region : regions) {
      unusable = unusable.with(Math.min(next, region.firstPage()) - behind);
      free = free.with(region.firstPage() - next);
      SectionView view = region.view();
      if (view == null) {
        reserved = reserved.with(region.pages());
      } else if (view.section().file()) {
        file = file.with(region, view);
      } else {
        shareable = shareable.with(region, view);
      }
      behind = region.lastPage() + 1;
      next = Math.min(end, behind + granule - 1 & -granule);
    }
    unusable = unusable.with(next - behind);
    return new AddressUse(
        reserved, shareable, file, unusable, free.with(end - next), committed, tables);
  }
}
