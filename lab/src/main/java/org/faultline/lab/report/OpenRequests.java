package org.faultline.lab.report;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.faultline.workload.program.Repeat;
import org.faultline.workload.program.Serve;
import org.faultline.workload.program.Step;

/** Which requests of a program arrive by themselves, whether or not the process is busy. */
final class OpenRequests {
  private OpenRequests() {}

  /** Their names. */
  static Set<String> of(List<Step> program) {
    Set<String> names = new TreeSet<>();
    collect(program, names);
    return names;
  }

  private static void collect(List<Step> program, Set<String> names) {
    for (Step step : program) {
      if (step instanceof Repeat repeat) {
        collect(repeat.steps(), names);
      } else if (step instanceof Serve serve) {
        collect(serve.steps(), names);
        if (serve.open()) {
          names.add(serve.request());
        }
      }
    }
  }
}
