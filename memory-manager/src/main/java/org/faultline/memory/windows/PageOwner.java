package org.faultline.memory.windows;

/** Whose page is in a frame: a process's own, or a segment's that processes share. */
interface PageOwner {
  /** Its number as owner of frames: of a process its id, of a segment below 0. */
  int ownerId();

  /** The process that events name; 0 for a segment, whose pages are nobody's alone. */
  int process();

  /** The number of a page of it, or the key of a page table, as events name it. */
  long eventPage(long id);

  /** Where a page or page table is: a {@code PagePlace}. */
  long place(long id, boolean table);

  /** Whether two pages next to each other can be read and written together. */
  boolean clusters(long page, long neighbour);

  /** Where a page is once it left memory clean and without a slot. */
  long unloaded();
}
