package org.faultline.lab.results.html;

import java.util.List;

/**
 * A chapter of a report.
 *
 * @param id where links to it lead: lower-case letters and hyphens
 * @param says what is to be seen in it; may be empty
 */
public record Section(String id, String title, String says, List<Block> blocks) {
  /** Keeps its own copy of the blocks. */
  public Section {
    blocks = List.copyOf(blocks);
  }
}
