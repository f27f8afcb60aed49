package org.faultline.memory.server;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.faultline.memory.address.PageLocation;

/**
 * Where the pages of a process are that are anywhere: a page that was never touched is not among
 * them.
 *
 * @param pages page numbers, ascending
 * @param places for each, where it is; which pages are locked is for the process to say
 */
public record PagePlaces(long[] pages, List<PageLocation> places) implements Finding {

  /** Puts places together, page by page, ascending. */
  public static final class Builder {
    private final LongStream.Builder pages = LongStream.builder();
    private final List<PageLocation> places = new ArrayList<>();

    /** The next page is there. */
    public void add(long page, PageLocation place) {
      pages.add(page);
      places.add(place);
    }

    /** The places. */
    public PagePlaces build() {
      return new PagePlaces(pages.build().toArray(), List.copyOf(places));
    }
  }
}
