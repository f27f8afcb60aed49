package org.faultline.lab.studies.design;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Factors that vary together; each level of one dimension is combined with each level of every
 * other.
 *
 * @param levels at least one, each with labels of the same factors
 */
public record Dimension(List<Level> levels) {

  /** The names of the factors, at least one. */
  public SortedSet<String> factors() {
    return new TreeSet<>(levels.get(0).labels().keySet());
  }

  /** The name by which it is ordered. */
  String name() {
    return factors().first();
  }
}
