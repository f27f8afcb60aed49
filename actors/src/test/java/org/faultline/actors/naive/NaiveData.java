package org.faultline.actors.naive;

import org.faultline.memory.address.Access;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.address.AddressSpace;
import org.faultline.memory.address.MemoryWork;
import org.faultline.memory.address.Resolution;
import org.faultline.memory.address.Win32Exception;
import org.faultline.memory.section.SectionWork;
import org.faultline.memory.server.Finding;
import org.faultline.memory.server.SectionFindings;
import org.faultline.workload.program.CallResult;
import org.faultline.workload.program.Demand;

/** Moves the bytes of data accesses of one process, each page's in its turn. */
final class NaiveData {
  private final NaiveProcess process;
  private final AddressSpace space;
  private final NaiveManager memory;
  private final NaiveReservedViews views;
  private int done;
  private int asked;

  NaiveData(NaiveProcess process, NaiveManager memory, NaiveReservedViews views) {
    this.process = process;
    this.space = process.space;
    this.memory = memory;
    this.views = views;
  }

  /** Whether bytes of the access were moved already, or are to be. */
  boolean hasBegun() {
    return done > 0;
  }

  boolean isUnderWay() {
    return asked > 0;
  }

  /** What the access needs, or null where it has ended as {@code result} of the process says. */
  NaiveStop access(Demand.Data d) {
    if (done == d.data().length) {
      return ended(CallResult.success(0));
    }
    long first = (d.address() + done) / AddressLayout.PAGE_SIZE;
    long last = (d.address() + d.data().length - 1) / AddressLayout.PAGE_SIZE;
    for (long page = first; page <= last; page++) {
      int reason = space.stop(page, d.access());
      if (reason != 0) {
        return stopped(d, page, first, reason);
      }
    }
    views.forget();
    while (done < d.data().length) {
      long address = d.address() + done;
      long page = address / AddressLayout.PAGE_SIZE;
      int offset = (int) (address % AddressLayout.PAGE_SIZE);
      int length = Math.min(d.data().length - done, AddressLayout.PAGE_SIZE - offset);
      boolean write = d.access() == Access.WRITE;
      memory.used(process, page, write);
      if (space.isSharedData(page)) {
        byte[] bytes = write ? new byte[length] : null;
        if (write) {
          System.arraycopy(d.data(), done, bytes, 0, length);
        }
        asked = length;
        return new NaiveStop.Call(
            MemoryWork.NONE.and(new SectionWork.AccessData(page, offset, length, bytes)));
      }
      byte[] bytes = memory.bytes(process, page);
      if (write) {
        System.arraycopy(d.data(), done, bytes, offset, length);
      } else {
        System.arraycopy(bytes, offset, d.data(), done, length);
      }
      done += length;
    }
    return ended(CallResult.success(0));
  }

  private NaiveStop stopped(Demand.Data d, long page, long first, int reason) {
    if (reason == Resolution.FAULT) {
      process.faultAddress = d.address();
      long firstOfAll = d.address() / AddressLayout.PAGE_SIZE;
      return new NaiveStop.Fault(
          page,
          d.access(),
          false,
          page == firstOfAll ? -1 : firstOfAll,
          space.needsCopy(page, d.access()));
    } else if (reason == Resolution.UNKNOWN) {
      NaiveStop ask = views.reference(page);
      if (ask != null) {
        return ask;
      }
    } else if (reason == Resolution.GUARD) {
      space.resolve(page, d.access());
    }
    Win32Exception raised =
        reason == Resolution.GUARD
            ? Win32Exception.STATUS_GUARD_PAGE_VIOLATION
            : Win32Exception.EXCEPTION_ACCESS_VIOLATION;
    long address = page == first ? d.address() + done : page * AddressLayout.PAGE_SIZE;
    process.raised(NaiveProcess.code(reason), address);
    return ended(CallResult.raised(new CallResult.Fault(raised, d.access(), address)));
  }

  private NaiveStop ended(CallResult result) {
    done = 0;
    process.dataEnded(result);
    return null;
  }

  /** The bytes that were asked for are moved. */
  void answered(Demand.Data d, Finding finding) {
    if (finding instanceof SectionFindings.BytesRead read) {
      System.arraycopy(read.bytes(), 0, d.data(), done, asked);
    }
    done += asked;
    asked = 0;
  }

  /** A page could not be read. */
  void failed() {
    done = 0;
    asked = 0;
  }
}
