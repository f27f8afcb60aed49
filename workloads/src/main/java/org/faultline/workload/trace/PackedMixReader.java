package org.faultline.workload.trace;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.faultline.memory.address.PageReference;
import org.jspecify.annotations.Nullable;

/** All references of a packed mix, put together from its processes by its schedule. */
final class PackedMixReader implements TraceReader {
  private static final int BUFFER_RUNS = 1 << 10;

  private final PackedFile file;
  private final PackedSchedule schedule;
  private final Buffered[] processes;
  private final int[] ids;
  private @Nullable Buffered current;
  private long left;

  PackedMixReader(PackedFile file) {
    this.file = file;
    this.schedule = new PackedSchedule(file);
    List<RecordedProcess> summaries = file.directory().processes();
    this.processes = new Buffered[summaries.size()];
    this.ids = summaries.stream().mapToInt(RecordedProcess::process).toArray();
    for (int i = 0; i < processes.length; i++) {
      processes[i] = new Buffered(new PackedReader(file, ids[i], file.directory().blocks().get(i)));
    }
  }

  private static final class Buffered {
    final PackedReader reader;
    final long[] runs = new long[BUFFER_RUNS];
    int position;
    int filled;

    Buffered(PackedReader reader) {
      this.reader = reader;
    }

    boolean available() throws IOException {
      if (position == filled) {
        position = 0;
        filled = reader.read(runs, null);
      }
      return filled > 0;
    }
  }

  @Override
  public int read(long[] references, int @Nullable [] processIds) throws IOException {
    int n = 0;
    while (n < references.length) {
      if (left == 0) {
        if (!schedule.advance()) {
          break;
        }
        left = schedule.references();
        int place = Arrays.binarySearch(ids, schedule.process());
        current = place < 0 ? null : processes[place];
      }
      Buffered process = current;
      if (process == null || !process.available()) {
        throw PackedLayout.malformed(
            file.name(),
            "its schedule",
            "process " + schedule.process() + " was expected to have " + left + " more references");
      }
      long run = process.runs[process.position];
      int count = PageReference.count(run);
      if (count <= left) {
        process.position++;
      } else {
        process.runs[process.position] = PageReference.minus(run, (int) left);
        run = PageReference.minus(run, count - (int) left);
        count = (int) left;
      }
      left -= count;
      references[n] = run;
      if (processIds != null) {
        processIds[n] = schedule.process();
      }
      n++;
    }
    return n;
  }

  @Override
  public void close() {
    schedule.close();
  }
}
