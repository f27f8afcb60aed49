package org.faultline.lab.studies.capacity;

import java.util.List;

/** Runs the workload with so many processes, or so much memory. */
interface PositionRuns {
  /**
   * Makes runs.
   *
   * @param position what is varied
   * @param first the number of the first replication, from 1
   * @param count how many
   * @return what they showed, in the order of their numbers; the first alone where nothing in it
   *     was drawn at random, so that all others would be the same
   */
  List<Observation> run(int position, int first, int count);
}
