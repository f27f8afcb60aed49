package org.faultline.lab.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashSet;
import java.util.Set;
import org.faultline.workload.config.ProcessGroup;
import org.faultline.workload.config.WorkloadConfig;
import org.faultline.workload.program.TraceRecording;
import org.faultline.workload.program.TraceRecordings;
import org.faultline.workload.trace.TraceFile;

/** What is to be said of the recordings that a workload plays, before it does. */
final class RecordingNotes {
  private RecordingNotes() {}

  /** Says what is doubtful about how they are read, and which lines are left out. */
  static void say(WorkloadConfig config, PrintWriter err) {
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
    }
    sentences.forEach(err::println);
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
