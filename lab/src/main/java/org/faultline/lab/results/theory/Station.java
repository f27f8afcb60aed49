package org.faultline.lab.results.theory;

/**
 * A place in a queueing network where a job is served.
 *
 * @param name what it is called, such as {@code cpu}
 * @param queueing whether jobs wait for each other there (one server), or are only delayed, such as
 *     people who think
 * @param demand time that one job needs there in all, over all its visits; in any unit that all
 *     stations of a network share; at least 0
 */
public record Station(String name, boolean queueing, double demand) {
  /**
   * Checks the demand.
   *
   * @throws IllegalArgumentException where it is negative or not a number
   */
  public Station {
    if (!(demand >= 0)) {
      throw new IllegalArgumentException(
          "Station " + name + " has a demand of " + demand + ": expected at least 0.");
    }
  }

  /** One server with a queue. */
  public static Station queue(String name, double demand) {
    return new Station(name, true, demand);
  }

  /** A delay without a queue: think time, or as many servers as jobs. */
  public static Station delay(String name, double demand) {
    return new Station(name, false, demand);
  }
}
