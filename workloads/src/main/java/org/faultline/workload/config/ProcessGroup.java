package org.faultline.workload.config;

import java.util.List;
import org.faultline.workload.program.Step;

/**
 * Processes of one kind.
 *
 * @param frames the fixed share of each with local scope, in frames; 0 for an equal part
 */
public record ProcessGroup(
    String name,
    int count,
    long startAtNanos,
    long startEveryNanos,
    long minimumWorkingSetBytes,
    long maximumWorkingSetBytes,
    int frames,
    List<Step> program) {}
