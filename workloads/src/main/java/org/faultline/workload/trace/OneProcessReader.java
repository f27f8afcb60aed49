package org.faultline.workload.trace;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Those references of a mix that one process made. */
final class OneProcessReader implements TraceReader {
  private final TraceReader all;
  private final int process;
  private int[] ids = new int[0];

  OneProcessReader(TraceReader all, int process) {
    this.all = all;
    this.process = process;
  }

  @Override
  public int read(long[] references, int @Nullable [] processes) throws IOException {
    if (ids.length < references.length) {
      ids = new int[references.length];
    }
    int kept = 0;
    while (kept == 0) {
      int n = all.read(references, ids);
      if (n == 0) {
        return 0;
      }
      for (int i = 0; i < n; i++) {
        if (ids[i] == process) {
          references[kept++] = references[i];
        }
      }
    }
    if (processes != null) {
      Arrays.fill(processes, 0, kept, process);
    }
    return kept;
  }

  @Override
  public void close() throws IOException {
    all.close();
  }
}
