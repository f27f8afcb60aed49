package org.faultline.workload.reference;

/** Draws the references of one execution of a pattern by one process. */
public interface ReferenceGenerator {
  /**
   * Fills {@code references} from index 0 to {@code count} (exclusive) with the next packed {@link
   * org.faultline.memory.address.PageReference}s, each standing for one reference. How the
   * references are cut into batches does not change them.
   */
  void fill(long[] references, int count);
}
