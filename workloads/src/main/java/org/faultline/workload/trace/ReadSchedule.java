package org.faultline.workload.trace;

import java.io.IOException;
import org.faultline.memory.address.PageReference;

/** The schedule of a mix that keeps none, found by reading its references. */
final class ReadSchedule implements MixSchedule {
  private final TraceReader reader;
  private final long[] references = new long[TraceCounter.BATCH];
  private final int[] ids = new int[TraceCounter.BATCH];
  private int position;
  private int filled;
  private int process;
  private long count;

  ReadSchedule(TraceReader reader) {
    this.reader = reader;
  }

  @Override
  public boolean advance() throws IOException {
    if (!available()) {
      return false;
    }
    process = ids[position];
    count = 0;
    while (available() && ids[position] == process) {
      count += PageReference.count(references[position++]);
    }
    return true;
  }

  private boolean available() throws IOException {
    if (position == filled) {
      position = 0;
      filled = reader.read(references, ids);
    }
    return filled > 0;
  }

  @Override
  public int process() {
    return process;
  }

  @Override
  public long references() {
    return count;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
