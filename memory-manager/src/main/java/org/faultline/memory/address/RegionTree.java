package org.faultline.memory.address;

import java.util.AbstractCollection;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The regions of one process by first page, and the search for a gap (docs/windows.md W107 and
 * W109).
 *
 * <p>Regions stand in blocks, by ascending address; of each block its widest gap is known, so that
 * a search for a gap looks into one block alone.
 */
final class RegionTree {
  /** No gap is large enough. */
  static final long NO_GAP = -1;

  private static final int GRANULE_PAGES =
      AddressLayout.ALLOCATION_GRANULARITY / AddressLayout.PAGE_SIZE;
  private static final int MOST_REGIONS = 128;

  private final long lowestPage;
  private final long highestPage;
  private Block[] blocks = new Block[1];
  private int count;
  private int size;
  // Found last, unless it was removed.
  private @Nullable Region last;

  /** Some regions next to each other, at least one. */
  private static final class Block {
    Region[] regions = new Region[2];
    int size;
    // The widest gap between two of its regions, in pages from where a reservation may begin.
    long widestGap;

    long firstPage() {
      return regions[0].firstPage();
    }

    long end() {
      return roundUp(regions[size - 1].lastPage() + 1);
    }

    /** The last region that begins at or below {@code page}, or -1. */
    int indexOf(long page) {
      int low = 0;
      int high = size;
      while (low < high) {
        int middle = low + high >>> 1;
        if (regions[middle].firstPage() <= page) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low - 1;
    }

    void insert(int at, Region region) {
      if (size == regions.length) {
        regions = Arrays.copyOf(regions, 2 * size);
      }
      System.arraycopy(regions, at, regions, at + 1, size - at);
      regions[at] = region;
      size++;
      findWidestGap();
    }

    void remove(int at) {
      System.arraycopy(regions, at + 1, regions, at, size - at - 1);
      regions[--size] = null;
      findWidestGap();
    }

    /** Cuts off the upper half. */
    Block upperHalf() {
      Block upper = new Block();
      upper.regions = Arrays.copyOfRange(regions, size / 2, size);
      upper.size = upper.regions.length;
      Arrays.fill(regions, size / 2, size, null);
      size /= 2;
      findWidestGap();
      upper.findWidestGap();
      return upper;
    }

    private void findWidestGap() {
      widestGap = 0;
      for (int i = 1; i < size; i++) {
        widestGap = Math.max(widestGap, gapBefore(i));
      }
    }

    long gapBefore(int index) {
      return regions[index].firstPage() - roundUp(regions[index - 1].lastPage() + 1);
    }
  }

  RegionTree(AddressLayout layout) {
    lowestPage = layout.lowestAddress() >>> AddressLayout.PAGE_SHIFT;
    highestPage = layout.highestVadAddress() >>> AddressLayout.PAGE_SHIFT;
  }

  /** The region that holds {@code page}, if any. */
  @Nullable Region find(long page) {
    Region hint = last;
    if (hint != null && page >= hint.firstPage() && page <= hint.lastPage()) {
      return hint;
    }
    Region below = floor(page);
    if (below == null || page > below.lastPage()) {
      return null;
    }
    last = below;
    return below;
  }

  /** The region that holds {@code page}, which is reserved. */
  Region holding(long page) {
    Region found = find(page);
    if (found == null) {
      throw new IllegalStateException("page " + page + " is in no region");
    }
    return found;
  }

  /** The first region that begins above {@code page}, if any. */
  @Nullable Region after(long page) {
    int block = blockOf(page);
    if (block < 0) {
      return count == 0 ? null : blocks[0].regions[0];
    }
    int next = blocks[block].indexOf(page) + 1;
    if (next < blocks[block].size) {
      return blocks[block].regions[next];
    }
    return block + 1 < count ? blocks[block + 1].regions[0] : null;
  }

  /** Whether a region, or the system, holds any of these pages. */
  boolean overlaps(PageRange pages) {
    Region below = floor(pages.last());
    return below != null && below.lastPage() >= pages.first()
        || holdsShared(pages.first(), pages.pages());
  }

  /** Whether one of the regions that hold pages from {@code first} to {@code last} is so. */
  boolean any(long first, long last, Predicate<Region> wanted) {
    Region region = find(first);
    for (region = region == null ? after(first) : region;
        region != null && region.firstPage() <= last;
        region = after(region.firstPage())) {
      if (wanted.test(region)) {
        return true;
      }
    }
    return false;
  }

  void add(Region region) {
    int block = Math.max(0, blockOf(region.firstPage()));
    if (count == 0) {
      addBlock(0, new Block());
    } else if (blocks[block].size == MOST_REGIONS) {
      block = split(block, region.firstPage());
    }
    Block home = blocks[block];
    home.insert(home.indexOf(region.firstPage()) + 1, region);
    size++;
  }

  /** Makes room in a full block; returns the block where a region from {@code page} on belongs. */
  private int split(int block, long page) {
    if (block == count - 1 && page > blocks[block].regions[MOST_REGIONS - 1].firstPage()) {
      addBlock(count, new Block());
      return count - 1;
    }
    addBlock(block + 1, blocks[block].upperHalf());
    return page < blocks[block + 1].firstPage() ? block : block + 1;
  }

  private void addBlock(int at, Block block) {
    if (count == blocks.length) {
      blocks = Arrays.copyOf(blocks, 2 * count);
    }
    System.arraycopy(blocks, at, blocks, at + 1, count - at);
    blocks[at] = block;
    count++;
  }

  void remove(Region region) {
    int block = blockOf(region.firstPage());
    int at = block < 0 ? -1 : blocks[block].indexOf(region.firstPage());
    if (at < 0 || blocks[block].regions[at] != region) {
      return;
    }
    blocks[block].remove(at);
    if (blocks[block].size == 0) {
      System.arraycopy(blocks, block + 1, blocks, block, count - block - 1);
      blocks[--count] = null;
    }
    size--;
    last = null;
  }

  /** All regions by ascending address. */
  Collection<Region> all() {
    return new AbstractCollection<>() {
      @Override
      public Iterator<Region> iterator() {
        return new Ascending();
      }

      @Override
      public int size() {
        return size;
      }
    };
  }

  private final class Ascending implements Iterator<Region> {
    private int block;
    private int at;

    @Override
    public boolean hasNext() {
      return block < count;
    }

    @Override
    public Region next() {
      if (block >= count) {
        throw new NoSuchElementException();
      }
      Region region = blocks[block].regions[at++];
      if (at == blocks[block].size) {
        at = 0;
        block++;
      }
      return region;
    }
  }

  /** The first page of the lowest gap that holds so many pages, or {@link #NO_GAP}. */
  long lowestGap(long pages) {
    return lowestGap(pages, false);
  }

  /** As {@link #lowestGap(long)}, with the shared page inside where {@code coversShared}. */
  long lowestGap(long pages, boolean coversShared) {
    long candidate = lowestPage;
    for (int i = 0; i < count; i++) {
      Block block = blocks[i];
      candidate = coversShared ? candidate : pastShared(candidate, pages);
      if (block.firstPage() - candidate >= pages) {
        return candidate;
      }
      for (int j = 1; j < block.size && block.widestGap >= pages; j++) {
        if (block.gapBefore(j) >= pages) {
          long gap = roundUp(block.regions[j - 1].lastPage() + 1);
          candidate = coversShared ? gap : pastShared(gap, pages);
          if (block.regions[j].firstPage() - candidate >= pages) {
            return candidate;
          }
        }
      }
      candidate = block.end();
    }
    candidate = coversShared ? candidate : pastShared(candidate, pages);
    return highestPage + 1 - candidate >= pages ? candidate : NO_GAP;
  }

  /** The first page of the highest place that holds so many pages, or {@link #NO_GAP}. */
  long highestGap(long pages) {
    long end = highestPage + 1;
    for (int i = count - 1; i >= 0; i--) {
      Block block = blocks[i];
      long first = belowShared(roundDown(end - pages), pages);
      if (first >= block.end()) {
        return first;
      }
      for (int j = block.size - 1; j > 0 && block.widestGap >= pages; j--) {
        if (block.gapBefore(j) >= pages) {
          first = belowShared(roundDown(block.regions[j].firstPage() - pages), pages);
          if (first >= roundUp(block.regions[j - 1].lastPage() + 1)) {
            return first;
          }
        }
      }
      end = block.firstPage();
    }
    long first = belowShared(roundDown(end - pages), pages);
    return first >= lowestPage ? first : NO_GAP;
  }

  private static boolean holdsShared(long first, long pages) {
    return first <= SystemPages.SHARED_PAGE && SystemPages.SHARED_PAGE - first < pages;
  }

  /** {@code first}, or the granule behind the shared page where so many pages would hold it. */
  private static long pastShared(long first, long pages) {
    return holdsShared(first, pages) ? roundUp(SystemPages.SHARED_PAGE + 1) : first;
  }

  private static long belowShared(long first, long pages) {
    return holdsShared(first, pages) ? roundDown(SystemPages.SHARED_PAGE - pages) : first;
  }

  private @Nullable Region floor(long page) {
    int block = blockOf(page);
    return block < 0 ? null : blocks[block].regions[blocks[block].indexOf(page)];
  }

  /** The last block that begins at or below {@code page}, or -1. */
  private int blockOf(long page) {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = low + high >>> 1;
      if (blocks[middle].firstPage() <= page) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }

  private static long roundUp(long page) {
    return page + GRANULE_PAGES - 1 & -GRANULE_PAGES;
  }

  private static long roundDown(long page) {
    return page & -GRANULE_PAGES;
  }
}
