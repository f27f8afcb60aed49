package org.faultline.workload.program;

import java.util.Arrays;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.address.PageReference;
import org.faultline.memory.address.Win32Error;
import org.faultline.workload.trace.RecordedRange;
import org.jspecify.annotations.Nullable;

/**
 * Reserves and commits the memory of a trace, once for a process, and then moves its references
 * there.
 */
final class TraceMapper implements StepRun {
  private static final int MEM_COMMIT = 0x1000;
  private static final int MEM_RESERVE = 0x2000;

  private final String name;
  private final int protect;
  private final TraceClusters clusters;
  private final long[] firsts;
  // How far the pages of each cluster move, as it is added to a packed reference.
  private long[] shifts = {};
  private boolean started;
  private int mapped;
  private @Nullable StepRun call;
  private boolean reserved;
  private int committed;
  private long base;

  /**
   * @param name of the memory; a process that has it already keeps it
   */
  TraceMapper(String name, TraceClusters clusters, int protect) {
    this.name = name;
    this.protect = protect;
    this.clusters = clusters;
    this.firsts = new long[clusters.size()];
    Arrays.setAll(firsts, clusters::first);
  }

  @Override
  public Demand next(ProgramContext context) {
    if (!started) {
      started = true;
      long[] kept = context.remembered(name);
      mapped = kept == null ? 0 : clusters.size();
      shifts = kept == null ? new long[clusters.size()] : kept;
    }
    while (true) {
      if (call != null) {
        Demand demand = call.next(context);
        if (demand != Demand.Done.DONE) {
          return demand;
        }
        call = null;
      }
      if (mapped == clusters.size()) {
        context.remember(name, shifts);
        return Demand.Done.DONE;
      }
      advance();
    }
  }

  private void advance() {
    if (!reserved) {
      boolean whole = clusters.whole(mapped);
      int type = whole ? MEM_RESERVE | MEM_COMMIT : MEM_RESERVE;
      allocate(new SystemCall.ReserveForRecording(clusters.bytes(mapped), type, protect), true);
      reserved = true;
      committed = whole ? 1 : 0;
    } else if (committed < clusters.ranges(mapped)) {
      RecordedRange range = clusters.range(mapped, committed++);
      long offset = range.first() - firsts[mapped] << AddressLayout.PAGE_SHIFT;
      long bytes = range.pages() << AddressLayout.PAGE_SHIFT;
      allocate(new SystemCall.VirtualAlloc(base + offset, bytes, MEM_COMMIT, protect), false);
    } else {
      reserved = false;
      shifts[mapped] = (base >>> AddressLayout.PAGE_SHIFT) - firsts[mapped] << 4;
      mapped++;
    }
  }

  private void allocate(SystemCall wanted, boolean keepBase) {
    call =
        new CallRun(
            wanted,
            Win32Error.ERROR_SUCCESS,
            after -> {
              base = keepBase ? after.lastResult().value() : base;
              return Demand.Done.DONE;
            });
  }

  /** Moves the first {@code count} references to where their pages are. */
  void move(long[] references, int count) {
    if (shifts.length == 1) {
      long shift = shifts[0];
      for (int i = 0; i < count; i++) {
        references[i] += shift;
      }
      return;
    }
    int cluster = 0;
    for (int i = 0; i < count; i++) {
      long page = PageReference.page(references[i]);
      if (page < firsts[cluster] || cluster + 1 < firsts.length && page >= firsts[cluster + 1]) {
        int found = Arrays.binarySearch(firsts, page);
        cluster = found >= 0 ? found : -found - 2;
      }
      references[i] += shifts[cluster];
    }
  }
}
