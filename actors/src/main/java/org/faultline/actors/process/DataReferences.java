package org.faultline.actors.process;

import java.util.Arrays;
import org.faultline.memory.address.Access;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.address.AddressSpace;
import org.faultline.memory.address.DataAccess;
import org.faultline.memory.address.Resolution;
import org.faultline.memory.address.Win32Exception;
import org.faultline.memory.replacement.ReplacementPolicy;
import org.faultline.memory.server.Request;
import org.jspecify.annotations.Nullable;

/** Reads and writes the bytes of pages. An access is one reference, however many pages it meets. */
final class DataReferences {
  private static final long NO_OTHER_PAGE = -1;

  private final AddressSpace space;
  private final DataPages data;
  private final StackGrowth stacks;
  private final PageUses uses;
  private final ReferenceClock references;
  private final VirtualClock clock;
  private final long referencePicos;

  DataReferences(ProcessState state) {
    space = state.memory().space();
    data = state.memory().data();
    stacks = state.memory().stacks();
    uses = state.memory().uses();
    references = state.clocks().references();
    clock = state.clocks().virtual();
    referencePicos = state.settings().costs().referencePicos();
  }

  /**
   * How a data access ended.
   *
   * @param request what it needs before it is made again, if it has not ended
   * @param exception what it raised at {@code address}, if anything
   */
  record Outcome(@Nullable Request request, @Nullable Win32Exception exception, long address) {
    /** The bytes were moved. */
    static final Outcome DONE = new Outcome(null, null, 0);

    static Outcome needs(Request request) {
      return new Outcome(request, null, 0);
    }

    static Outcome raised(Win32Exception exception, long address) {
      return new Outcome(null, exception, address);
    }
  }

  /** Reads into or writes from {@code bytes}. */
  Outcome access(long address, byte[] bytes, Access access) {
    uses.hasRun();
    DataAccess.Stop stop = check(address, bytes.length, access);
    long nowReferences = references.nowReferences();
    clock.references(1, referencePicos);
    references.add(1);
    if (stop != null) {
      return stopped(stop, address, access, nowReferences);
    }
    int done = 0;
    while (done < bytes.length) {
      long at = address + done;
      long page = at >>> AddressLayout.PAGE_SHIFT;
      int outcome = space.resolve(page, access);
      uses.note(page, outcome);
      uses.use(page, nowReferences);
      int length = Math.min(bytes.length - done, AddressLayout.PAGE_SIZE - DataPages.offset(at));
      transfer(page, DataPages.offset(at), bytes, done, length, access);
      done += length;
    }
    return Outcome.DONE;
  }

  /** The first page at which the access cannot go on, if there is one. */
  private DataAccess.@Nullable Stop check(long address, int length, Access access) {
    DataAccess.Stop stop = DataAccess.check(space, address, length, access);
    long last = address + length - 1 >>> AddressLayout.PAGE_SHIFT;
    for (long page = address >>> AddressLayout.PAGE_SHIFT;
        uses.observed() != null && stop == null && page <= last;
        page++) {
      if (uses.lapsed(page, references.nowReferences())) {
        stop = new DataAccess.Stop(Resolution.FAULT, page, page << AddressLayout.PAGE_SHIFT);
      }
    }
    return stop;
  }

  private Outcome stopped(DataAccess.Stop stop, long address, Access access, long nowReferences) {
    if (stop.reason() == Resolution.FAULT) {
      long first = address >>> AddressLayout.PAGE_SHIFT;
      long held = stop.page() == first ? NO_OTHER_PAGE : first;
      uses.faulted(stop.page(), nowReferences);
      return Outcome.needs(
          new Request.Fault(
              stop.page(), access, false, held, nowReferences, ReplacementPolicy.NEVER));
    } else if (stop.reason() != Resolution.GUARD) {
      return Outcome.raised(Win32Exception.EXCEPTION_ACCESS_VIOLATION, stop.address());
    } else if (!space.isStack(stop.page())) {
      return Outcome.raised(Win32Exception.STATUS_GUARD_PAGE_VIOLATION, stop.address());
    }
    Request.Call growth = stacks.touched(stop.page(), stop.address(), access);
    return growth == null
        ? Outcome.raised(Win32Exception.EXCEPTION_STACK_OVERFLOW, stop.address())
        : Outcome.needs(growth);
  }

  private void transfer(long page, int offset, byte[] bytes, int at, int length, Access access) {
    byte[] contents = data.bytes(page);
    if (access == Access.WRITE) {
      if (contents == null) {
        contents = data.create(page);
        uses.addData(page, contents);
      }
      data.written(page);
      System.arraycopy(bytes, at, contents, offset, length);
    } else if (contents != null) {
      System.arraycopy(contents, offset, bytes, at, length);
    } else {
      Arrays.fill(bytes, at, at + length, (byte) 0);
    }
  }
}
