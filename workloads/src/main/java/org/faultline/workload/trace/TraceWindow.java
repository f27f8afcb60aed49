package org.faultline.workload.trace;

import java.io.IOException;
import org.faultline.memory.address.PageReference;
import org.jspecify.annotations.Nullable;

/** A number of references of a trace after a number left out; a run at an edge is cut. */
final class TraceWindow implements TraceReader {
  private final TraceReader all;
  private long skip;
  private long left;

  TraceWindow(TraceReader all, long skip, long references) {
    this.all = all;
    this.skip = skip;
    this.left = references;
  }

  @Override
  public int read(long[] references, int @Nullable [] processes) throws IOException {
    int kept = 0;
    while (kept == 0 && left > 0) {
      int n = all.read(references, processes);
      if (n == 0) {
        return 0;
      }
      for (int i = 0; i < n && left > 0; i++) {
        long run = references[i];
        int count = PageReference.count(run);
        if (skip >= count) {
          skip -= count;
          continue;
        }
        run = PageReference.minus(run, (int) skip);
        count -= (int) skip;
        skip = 0;
        if (count > left) {
          run = PageReference.minus(run, count - (int) left);
          count = (int) left;
        }
        left -= count;
        references[kept] = run;
        if (processes != null) {
          processes[kept] = processes[i];
        }
        kept++;
      }
    }
    return kept;
  }

  @Override
  public void close() throws IOException {
    all.close();
  }
}
