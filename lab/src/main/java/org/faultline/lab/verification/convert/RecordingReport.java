package org.faultline.lab.verification.convert;

import java.util.ArrayList;
import java.util.List;
import org.faultline.workload.trace.LackeyPrograms;
import org.jspecify.annotations.Nullable;

/**
 * Which programs a recording holds.
 *
 * @param lines a line for each, the first {@value #MOST_LISTED}
 * @param warning that none of them can be what was meant, in a sentence; absent where one can be
 */
public record RecordingReport(List<String> lines, @Nullable String warning) {
  private static final int MOST_LISTED = 20;

  public RecordingReport {
    lines = List.copyOf(lines);
  }

  /** The report of {@code recorded}. */
  public static RecordingReport of(ValgrindRecorder.Recorded recorded) {
    List<RecordedProgram> kept = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (LackeyPrograms.Program seen : recorded.programs()) {
      if (seen.process() < 0) {
        continue;
      }
      RecordedProgram program = RecordedProgram.of(seen.command());
      kept.add(program);
      String number = recorded.trace().mix() ? " as process " + seen.process() : "";
      if (kept.size() <= MOST_LISTED) {
        lines.add("recorded        " + program.description() + number);
      }
    }
    if (kept.size() > MOST_LISTED) {
      lines.add("recorded        and " + (kept.size() - MOST_LISTED) + " more programs");
    }
    return new RecordingReport(lines, warning(kept));
  }

  private static @Nullable String warning(List<RecordedProgram> kept) {
    if (kept.isEmpty() || !kept.stream().allMatch(RecordedProgram::onlyStartsOthers)) {
      return null;
    }
    return "Only "
        + kept.get(0).description()
        + " was recorded, which does its work by starting other programs, but none"
        + " of those was seen: name"
        + " the program itself. What a service or another user runs cannot be followed.";
  }
}
