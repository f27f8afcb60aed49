package org.faultline.memory.windows;

/**
 * How many frames are in each state; names as in the tools that show Windows' page lists.
 *
 * @param standby by priority, 0 to 7
 */
public record FrameCounts(
    int zeroed, int free, int[] standby, int modified, int transition, int active, int system) {

  static FrameCounts of(PageLists lists, int frames, int active, int system) {
    int[] standby = new int[PageLists.PRIORITIES];
    for (int i = 0; i < standby.length; i++) {
      standby[i] = lists.standby(i);
    }
    int transition = frames - lists.available() - lists.modified() - active - system;
    return new FrameCounts(
        lists.zeroed(), lists.free(), standby, lists.modified(), transition, active, system);
  }

  /** Pages on all standby lists. */
  public int allStandby() {
    int sum = 0;
    for (int pages : standby) {
      sum += pages;
    }
    return sum;
  }

  /** Frames that can be taken at once. */
  public int available() {
    return zeroed + free + allStandby();
  }
}
