package org.faultline.lab.cli;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.faultline.workload.config.ProcessGroup;
import org.faultline.workload.config.WorkloadConfig;
import org.faultline.workload.program.Steps;
import org.faultline.workload.program.Strace;
import org.faultline.workload.program.TraceRecording;
import org.faultline.workload.program.TraceRecordings;
import org.faultline.workload.trace.TraceFile;

/** What is to be said of the recordings and logs that a workload plays, before it does. */
final class RecordingNotes {
  private RecordingNotes() {}

  /** What is doubtful about how they are read, and what is left out. */
  static List<String> of(WorkloadConfig config) {
    Set<String> sentences = new LinkedHashSet<>();
    for (ProcessGroup group : config.processes()) {
      for (TraceRecording recording : TraceRecordings.in(group.program())) {
        try {
          look(recording, sentences);
        } catch (IOException refused) {
          // The run refuses it with the same sentence.
          continue;
        }
      }
      Steps.all(group.program())
          .filter(Strace.class::isInstance)
          .forEach(step -> look(((Strace) step).recording(), sentences));
    }
    return List.copyOf(sentences);
  }

  private static void look(Strace.Recording log, Set<String> sentences) {
    try {
      log.read().remarks().forEach(remark -> sentences.add(log.path() + ": " + remark));
    } catch (CompletionException refused) {
      // So is this.
      return;
    }
  }

  private static void look(TraceRecording recording, Set<String> sentences) throws IOException {
    TraceFile file = recording.open();
    file.warnings().forEach(sentence -> sentences.add("Warning: " + sentence));
    if (recording.leavesOut()) {
      file.summarize();
      recording.leftOut().ifPresent(sentences::add);
    }
  }
}
