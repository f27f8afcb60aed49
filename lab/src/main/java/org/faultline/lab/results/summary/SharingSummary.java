package org.faultline.lab.results.summary;

import java.util.List;

/**
 * What sections hold at the end of the run, each frame counted once.
 *
 * @param committedBytes commit charge of the sections that the pagefile is behind, which is no
 *     process's
 * @param shareableBytes memory that holds pages of these, on whatever list
 * @param mappedFileBytes memory that holds pages of files
 * @param heldBytes of all this, what is in working sets
 * @param sharedBytes of that, what is in more than one, or in one twice
 * @param savedBytes how much more memory the working sets would hold if none shared a frame
 * @param shareCounts what is in working sets, by how many hold it
 */
public record SharingSummary(
    long committedBytes,
    long shareableBytes,
    long mappedFileBytes,
    long heldBytes,
    long sharedBytes,
    long savedBytes,
    List<ShareCount> shareCounts) {
  /** A list that is absent becomes empty. */
  public SharingSummary {
    shareCounts = Absent.empty(shareCounts);
  }

  /**
   * Memory that so many working sets hold.
   *
   * @param count a number such as {@code 3}, or numbers such as {@code 4-7} and {@code 8+}
   * @param bytes of memory
   * @param workingSetBytes the same as the working sets count it, once in each
   */
  public record ShareCount(String count, long bytes, long workingSetBytes) {}
}
