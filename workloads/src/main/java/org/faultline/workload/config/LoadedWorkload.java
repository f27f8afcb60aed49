package org.faultline.workload.config;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;

/**
 * A workload that was read without a mistake.
 *
 * @param config what it says
 * @param effective every value with its origin
 * @param inputs the files that it consists of and names (config, includes, traces), by their paths
 *     relative to the config's folder
 * @param folder the config's folder, in which relative paths start
 * @param notes sentences about what was read otherwise than it is written
 */
public record LoadedWorkload(
    WorkloadConfig config,
    Effective effective,
    SortedMap<String, Path> inputs,
    Path folder,
    List<String> notes) {

  /** The same workload with another config. */
  public LoadedWorkload with(WorkloadConfig other) {
    return new LoadedWorkload(other, effective, inputs, folder, notes);
  }
}
