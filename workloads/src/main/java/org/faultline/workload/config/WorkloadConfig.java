package org.faultline.workload.config;

import java.util.List;

/** A whole workload: the machine, how it pages and schedules, and the processes that run on it. */
public record WorkloadConfig(
    String title,
    long seed,
    MachineConfig machine,
    PagingConfig paging,
    SchedulerConfig scheduler,
    RunConfig run,
    List<ProcessGroup> processes) {}
