package org.faultline.lab.studies.capacity;

import java.util.ArrayList;
import java.util.List;
import org.faultline.lab.studies.design.Replications;

/**
 * What is asked: how many processes of a group meet the requirements, or with how little memory.
 *
 * @param workload a file, or the name of one that ships
 * @param sets overrides, each {@code key=value}
 * @param group whose processes are meant
 * @param processes 0 to ask how many; else for how many the least memory is asked
 * @param most the most processes, or bytes of memory, that are tried
 * @param replications how many runs each position gets
 * @param jobs how many runs are made at a time; no answer depends on it
 */
public record CapacityQuestion(
    String workload,
    List<String> sets,
    String group,
    int processes,
    long most,
    List<Requirement> requirements,
    Replications replications,
    int jobs) {

  /** Whether the least memory is asked, and not the most processes. */
  public boolean asksMemory() {
    return processes > 0;
  }

  Varied varied() {
    return asksMemory()
        ? Varied.MemorySize.upTo(most)
        : new Varied.ProcessCount(group, Math.toIntExact(most));
  }

  /** The overrides of every run. */
  List<String> fixed() {
    if (!asksMemory()) {
      return sets;
    }
    List<String> all = new ArrayList<>(sets);
    all.add(new Varied.ProcessCount(group, processes).set(processes));
    return all;
  }
}
