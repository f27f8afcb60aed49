package org.faultline.lab.results.tally;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.faultline.workload.program.Serve;
import org.faultline.workload.program.Step;
import org.faultline.workload.program.Steps;

/** Which requests of a program arrive by themselves, whether or not the process is busy. */
final class OpenRequests {
  private OpenRequests() {}

  /** Their names. */
  static Set<String> of(List<Step> program) {
    Set<String> names = new TreeSet<>();
    Steps.all(program)
        .forEach(
            step -> {
              if (step instanceof Serve serve && serve.open()) {
                names.add(serve.request());
              }
            });
    return names;
  }
}
