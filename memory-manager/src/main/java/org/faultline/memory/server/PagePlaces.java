package org.faultline.memory.server;

import java.util.List;
import org.faultline.memory.address.PageLocation;

/**
 * Where the pages of a process are that are anywhere: a page that was never touched is not among
 * them.
 *
 * @param pages page numbers, ascending
 * @param places for each, where it is; which pages are locked is for the process to say
 */
public record PagePlaces(long[] pages, List<PageLocation> places) implements Finding {}
