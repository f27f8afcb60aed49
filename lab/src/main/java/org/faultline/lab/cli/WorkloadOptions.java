package org.faultline.lab.cli;

import java.util.ArrayList;
import java.util.List;
import org.faultline.workload.config.LoadedWorkload;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The workload that a command is about, with what is changed of its config. */
final class WorkloadOptions {
  @Parameters(paramLabel = "FILE|NAME", description = "A workload's file, or a shipped one's name.")
  private String workload;

  @Mixin private SetOption sets;

  /** What the user gave: a file or a name. */
  String fileOrName() {
    return workload;
  }

  /** The workload's name. */
  String name() {
    return Workloads.name(workload);
  }

  /** What is changed of its config, each {@code key=value}. */
  List<String> sets() {
    return sets.all();
  }

  /** Reads the workload; {@code more} changes its config last. */
  LoadedWorkload load(List<String> more) {
    List<String> all = new ArrayList<>(sets.all());
    all.addAll(more);
    return Workloads.loader().load(workload, all);
  }
}
