package org.faultline.lab.results.theory;

import java.util.Arrays;
import java.util.List;

/**
 * A closed queueing network with one class of jobs, solved exactly by mean value analysis: Reiser
 * and Lavenberg, "Mean-value analysis of closed multichain queuing networks", JACM 27(2), 1980.
 *
 * <p>Exact where the network has product form: exponential service at each first-come-first-served
 * station, or processor sharing, or delays of any distribution.
 */
public final class ClosedNetwork {
  private final List<Station> stations;

  private ClosedNetwork(List<Station> stations) {
    this.stations = stations;
  }

  /**
   * A network of these stations.
   *
   * @throws IllegalArgumentException where no station has a demand
   */
  public static ClosedNetwork of(Station... stations) {
    if (Arrays.stream(stations).mapToDouble(Station::demand).sum() <= 0) {
      throw new IllegalArgumentException("No station of the network has a demand above 0.");
    }
    return new ClosedNetwork(List.of(stations));
  }

  /** The stations, in the order given. */
  public List<Station> stations() {
    return stations;
  }

  /**
   * Solves the network for {@code jobs} jobs, at least 1, with one step of the recursion for each.
   */
  public Solution solve(int jobs) {
    if (jobs < 1) {
      throw new IllegalArgumentException(jobs + " jobs: expected at least 1.");
    }
    double[] residence = new double[stations.size()];
    double[] inQueue = new double[stations.size()];
    double throughput = 0;
    for (int n = 1; n <= jobs; n++) {
      double response = 0;
      for (int i = 0; i < residence.length; i++) {
        Station station = stations.get(i);
        residence[i] = station.demand() * (station.queueing() ? 1 + inQueue[i] : 1);
        response += residence[i];
      }
      throughput = n / response;
      for (int i = 0; i < residence.length; i++) {
        inQueue[i] = throughput * residence[i];
      }
    }
    return new Solution(stations, jobs, throughput, residence, inQueue);
  }

  /** The means in equilibrium. */
  public static final class Solution {
    private final List<Station> stations;
    private final int jobs;
    private final double throughput;
    private final double[] residence;
    private final double[] inQueue;

    private Solution(
        List<Station> stations, int jobs, double throughput, double[] residence, double[] inQueue) {
      this.stations = stations;
      this.jobs = jobs;
      this.throughput = throughput;
      this.residence = residence;
      this.inQueue = inQueue;
    }

    /** The jobs in the network. */
    public int jobs() {
      return jobs;
    }

    /** Jobs finished for each unit of time. */
    public double throughput() {
      return throughput;
    }

    /** Time that a job spends at {@code station}, waiting included, over all its visits. */
    public double residence(String station) {
      return residence[index(station)];
    }

    /** Jobs at {@code station}, the ones served included. */
    public double inQueue(String station) {
      return inQueue[index(station)];
    }

    /** The share of time that {@code station} is busy; of a delay, the jobs that are delayed. */
    public double utilisation(String station) {
      return throughput * stations.get(index(station)).demand();
    }

    private int index(String name) {
      for (int i = 0; i < stations.size(); i++) {
        if (stations.get(i).name().equals(name)) {
          return i;
        }
      }
      throw new IllegalArgumentException("The network has no station " + name + ".");
    }
  }
}
