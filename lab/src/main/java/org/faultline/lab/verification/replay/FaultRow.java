package org.faultline.lab.verification.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.faultline.lab.studies.pool.RunPool;

/** What one policy with so many frames did with a trace. */
public record FaultRow(PreparedTrace trace, String policy, int frames, ReplayCounts counts) {

  /** Plays {@code trace} with each policy and each number of frames. */
  public static List<FaultRow> all(
      PreparedTrace trace,
      List<String> policies,
      List<Integer> frames,
      RunPool<TraceReplayer> replays) {
    List<Function<TraceReplayer, FaultRow>> tasks = new ArrayList<>();
    for (String policy : policies) {
      for (int size : frames) {
        tasks.add(
            replayer -> new FaultRow(trace, policy, size, replayer.play(trace, policy, size)));
      }
    }
    return replays.all(tasks);
  }
}
