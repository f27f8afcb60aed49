package org.faultline.lab.studies.draft;

import org.faultline.lab.results.output.UserMistake;
import org.faultline.memory.address.AddressLayout;

/**
 * The memory of one process that is to be written.
 *
 * @param privateBytes what it commits
 * @param workingSetBytes what it uses again and again, part of that
 */
public record ProcessMemoryPlan(long privateBytes, long workingSetBytes) {
  /** What a page-table page of the lowest level maps, and the levels above it. */
  private static final long TABLE_BYTES = 512L * AddressLayout.PAGE_SIZE;

  private static final int UPPER_TABLES = 3;

  /**
   * Checks that one holds the other.
   *
   * @throws UserMistake where a process would use more than it commits
   */
  public ProcessMemoryPlan {
    if (workingSetBytes > privateBytes) {
      throw new UserMistake(
          "--working-set is %s, more than --private %s: a process cannot use more than it commits; use at most %s"
              .formatted(
                  SizeWords.of(workingSetBytes),
                  SizeWords.of(privateBytes),
                  SizeWords.of(privateBytes)));
    }
  }

  /** Pages that are used again and again. */
  long workingSetPages() {
    return (workingSetBytes + AddressLayout.PAGE_SIZE - 1) / AddressLayout.PAGE_SIZE;
  }

  /** What is charged against the commit limit at most: page tables included. */
  long commitBytes() {
    return withTables(privateBytes);
  }

  /** What wants to be in memory at most: page tables included. */
  long residentBytes() {
    return withTables(workingSetBytes);
  }

  private static long withTables(long bytes) {
    // One table more, since a range need not begin where a table does.
    long tables = bytes / TABLE_BYTES + 2 + UPPER_TABLES;
    return bytes + tables * AddressLayout.PAGE_SIZE;
  }
}
