package org.faultline.lab.verification.win32;

import java.util.HashSet;
import java.util.Set;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.address.AllocationType;
import org.faultline.workload.program.CallResult;
import org.faultline.workload.program.Demand;
import org.faultline.workload.program.StepRun;
import org.faultline.workload.program.SystemCall;
import org.jspecify.annotations.Nullable;

/** What memory one process of a case uses, found by watching it. */
final class ProcessFootprint {
  private static final int RESERVE_OR_COMMIT =
      AllocationType.MEM_RESERVE | AllocationType.MEM_COMMIT;

  private final Set<Long> touched = new HashSet<>();
  private final Set<Long> locked = new HashSet<>();
  private int mostLocked;
  private final boolean commitWritesTables;
  private final Set<Long> lowestTables = new HashSet<>();
  private boolean mapped;
  private @Nullable Demand made;

  ProcessFootprint(boolean commitWritesTables) {
    this.commitWritesTables = commitWritesTables;
  }

  /** The same program, watched. */
  StepRun watch(StepRun watched) {
    return context -> {
      if (made instanceof Demand.Call || made instanceof Demand.Data) {
        note(context.lastResult());
      }
      made = watched.next(context);
      return made;
    };
  }

  private void note(CallResult result) {
    if (result.fault() != null && made instanceof Demand.Data data) {
      // Of an access over two pages the first is brought in before the second is found bad.
      touch(touched, data.address(), result.fault().address() - data.address());
    } else if (!result.succeeded()) {
      return;
    } else if (made instanceof Demand.Data data) {
      touch(touched, data.address(), data.data().length);
    } else if (made instanceof Demand.Call call) {
      if (call.call() instanceof SystemCall.VirtualAlloc alloc
          && (alloc.type() & RESERVE_OR_COMMIT) == AllocationType.MEM_COMMIT) {
        commit(result.value(), alloc.address() + alloc.size() - 1);
      } else if (call.call() instanceof SystemCall.VirtualLock lock) {
        touch(touched, lock.address(), lock.size());
        touch(locked, lock.address(), lock.size());
        mostLocked = Math.max(mostLocked, locked.size());
      } else if (call.call() instanceof SystemCall.VirtualUnlock unlock) {
        Set<Long> gone = new HashSet<>();
        touch(gone, unlock.address(), unlock.size());
        locked.removeAll(gone);
      } else {
        mapped |= call.call() instanceof SystemCall.MapViewOfFile;
        mapped |= call.call() instanceof SystemCall.MapViewOfFile3;
      }
    }
  }

  private void commit(long first, long last) {
    int shift = AddressLayout.PAGE_SHIFT + AddressLayout.BITS_64.bitsPerLevel();
    for (long table = first >>> shift; commitWritesTables && table <= last >>> shift; table++) {
      lowestTables.add(table);
    }
  }

  private static void touch(Set<Long> pages, long address, long bytes) {
    if (bytes == 0) {
      return;
    }
    long last = (address + bytes - 1) / AddressLayout.PAGE_SIZE;
    for (long page = address / AddressLayout.PAGE_SIZE; page <= last; page++) {
      pages.add(page);
    }
  }

  /** Distinct pages read, written, executed or locked. */
  int touchedPages() {
    return touched.size();
  }

  /** The most pages locked at once. */
  int mostLockedPages() {
    return mostLocked;
  }

  /** Whether it mapped a section. */
  boolean mappedViews() {
    return mapped;
  }

  /** Distinct page-table pages above what was touched or committed, on all levels. */
  int tablePages() {
    AddressLayout layout = AddressLayout.BITS_64;
    Set<String> tables = new HashSet<>();
    touched.forEach(page -> lowestTables.add(page >>> layout.bitsPerLevel()));
    for (long table : lowestTables) {
      for (int above = 0; above < layout.levels(); above++) {
        tables.add(above + ":" + (table >>> above * layout.bitsPerLevel()));
      }
    }
    return tables.size();
  }
}
