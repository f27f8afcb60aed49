package org.faultline.workload.config;

import java.nio.file.Path;
import java.util.SortedMap;

/**
 * A workload that was read without a mistake.
 *
 * @param config what it says
 * @param effective every value with its origin
 * @param inputs the files that it consists of and names (config, includes, traces), by their paths
 *     relative to the config's folder
 */
public record LoadedWorkload(
    WorkloadConfig config, Effective effective, SortedMap<String, Path> inputs) {}
