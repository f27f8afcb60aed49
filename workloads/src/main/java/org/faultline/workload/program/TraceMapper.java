package org.faultline.workload.program;

import java.util.List;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.address.PageReference;
import org.faultline.memory.address.Win32Error;
import org.faultline.workload.program.TraceClusters.Cluster;
import org.faultline.workload.trace.PageRange;

/**
 * Reserves and commits the memory of a trace, once for a process, and then moves its references
 * there.
 */
final class TraceMapper implements StepRun {
  private static final int MEM_COMMIT = 0x1000;
  private static final int MEM_RESERVE = 0x2000;

  private final String name;
  private final int protect;
  private final List<Cluster> clusters;
  private final long[] firsts;
  private final long[] shifts;
  private int mapped;
  private StepRun call;
  private boolean reserved;
  private int committed;
  private long base;

  /**
   * @param name what the memory is bound to, with a number for each cluster; a process that has it
   *     already keeps it
   */
  TraceMapper(String name, List<Cluster> clusters, int protect) {
    this.name = name;
    this.protect = protect;
    this.clusters = clusters;
    this.firsts = clusters.stream().mapToLong(Cluster::first).toArray();
    this.shifts = new long[firsts.length];
  }

  @Override
  public Demand next(ProgramContext context) {
    while (true) {
      if (call != null) {
        Demand demand = call.next(context);
        if (demand != Demand.Done.DONE) {
          return demand;
        }
        call = null;
      }
      if (mapped == clusters.size()) {
        return Demand.Done.DONE;
      }
      advance(context, clusters.get(mapped));
    }
  }

  private void advance(ProgramContext context, Cluster cluster) {
    ProgramContext.Range bound = context.range(name + " " + mapped);
    if (bound != null) {
      shifts[mapped] = (bound.address() >>> AddressLayout.PAGE_SHIFT) - cluster.first() << 4;
      mapped++;
    } else if (!reserved) {
      int type = cluster.whole() ? MEM_RESERVE | MEM_COMMIT : MEM_RESERVE;
      call =
          new CallRun(
              new SystemCall.ReserveForRecording(cluster.bytes(), type, protect),
              Win32Error.ERROR_SUCCESS,
              after -> {
                base = after.lastResult().value();
                return Demand.Done.DONE;
              });
      reserved = true;
      committed = cluster.whole() ? 1 : 0;
    } else if (committed < cluster.ranges().size()) {
      PageRange range = cluster.ranges().get(committed++);
      long offset = range.first() - cluster.first() << AddressLayout.PAGE_SHIFT;
      commit(base + offset, range.pages() << AddressLayout.PAGE_SHIFT);
    } else {
      reserved = false;
      context.bind(name + " " + mapped, new ProgramContext.Range(base, cluster.bytes()));
    }
  }

  private void commit(long address, long bytes) {
    call =
        new CallRun(
            new SystemCall.VirtualAlloc(address, bytes, MEM_COMMIT, protect),
            Win32Error.ERROR_SUCCESS,
            after -> Demand.Done.DONE);
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
        int found = java.util.Arrays.binarySearch(firsts, page);
        cluster = found >= 0 ? found : -found - 2;
      }
      references[i] += shifts[cluster];
    }
  }
}
