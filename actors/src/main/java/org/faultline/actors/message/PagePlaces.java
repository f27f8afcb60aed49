package org.faultline.actors.message;

/**
 * Where the pages of a process are that are anywhere: a page that was never touched is not among
 * them.
 *
 * @param pages page numbers, ascending
 * @param inMemory for each, whether it is in a frame; else it is in the pagefile
 */
public record PagePlaces(long[] pages, boolean[] inMemory) implements Finding {}
