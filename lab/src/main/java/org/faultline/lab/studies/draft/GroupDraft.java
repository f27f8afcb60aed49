package org.faultline.lab.studies.draft;

import org.faultline.lab.results.output.UserMistake;

/** A workload of one group of processes that are alike, on a machine that has room for them. */
public abstract sealed class GroupDraft permits BatchDraft, ServiceDraft {
  private final AskedProcesses processes;
  private final ProcessMemoryPlan each;
  private final MachineDraft machine;

  /**
   * Plans memory and machine.
   *
   * @throws UserMistake where no machine can do what is asked for
   */
  GroupDraft(AskedProcesses processes) {
    this.processes = processes;
    each = new ProcessMemoryPlan(processes.privateBytes(), processes.workingSetBytes());
    machine = MachineDraft.of(processes.ramBytes(), processes.cpus(), each, processes.count());
  }

  /** The workload, as a commented file. */
  public abstract String text();

  /** How many requests or jobs each process does a second. */
  abstract double requestsPerSecond();

  /** The processes that are asked for. */
  public final AskedProcesses processes() {
    return processes;
  }

  /** The memory of one process. */
  public final ProcessMemoryPlan each() {
    return each;
  }

  /** What it runs on. */
  public final MachineDraft machine() {
    return machine;
  }

  /** When it is measured. */
  public final Schedule schedule() {
    return Schedule.of(each, processes.count(), processes.cpus(), requestsPerSecond());
  }
}
