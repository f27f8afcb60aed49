package org.faultline.actors.process;

import java.util.Arrays;
import org.faultline.memory.address.Access;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.address.AddressSpace;
import org.faultline.memory.address.DataAccess;
import org.faultline.memory.address.MemoryWork;
import org.faultline.memory.address.Resolution;
import org.faultline.memory.address.SystemCallKind;
import org.faultline.memory.address.Win32Error;
import org.faultline.memory.address.Win32Exception;
import org.faultline.memory.replacement.ReplacementPolicy;
import org.faultline.memory.section.SectionWork;
import org.faultline.memory.server.Finding;
import org.faultline.memory.server.Request;
import org.faultline.memory.server.SectionFindings;
import org.jspecify.annotations.Nullable;

/** Reads and writes the bytes of pages. An access is one reference, however many pages it meets. */
final class DataReferences {
  private static final long NO_OTHER_PAGE = -1;

  private final AddressSpace space;
  private final DataPages data;
  private final StackGrowth stacks;
  private final CommitQuestions views;
  private final PageUses uses;
  private final ReferenceClock references;
  private final VirtualClock clock;
  private final long referencePicos;
  // What the access under way has moved, and what of it the MemoryManager moves now, in bytes.
  private int done;
  private int asked;

  DataReferences(ProcessState state) {
    space = state.memory().space();
    data = state.memory().data();
    stacks = state.memory().stacks();
    views = state.memory().views();
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

  /**
   * Reads into or writes from {@code bytes}. What other processes see is moved by the
   * MemoryManager, a page at a time; the access is then taken up again.
   */
  Outcome access(long address, byte[] bytes, Access access) {
    uses.hasRun();
    if (done == bytes.length) {
      return Outcome.DONE;
    }
    DataAccess.Stop stop = check(address + done, bytes.length - done, access);
    long nowReferences = references.nowReferences();
    if (done == 0) {
      clock.references(1, referencePicos);
      references.add(1);
    }
    if (stop != null) {
      return stopped(stop, address, access, nowReferences);
    }
    views.forget();
    while (done < bytes.length) {
      long at = address + done;
      long page = at >>> AddressLayout.PAGE_SHIFT;
      int outcome = space.resolve(page, access);
      uses.note(page, outcome);
      uses.use(page, nowReferences);
      int length = Math.min(bytes.length - done, AddressLayout.PAGE_SIZE - DataPages.offset(at));
      if (access != Access.EXECUTE && space.isSharedData(page)) {
        return Outcome.needs(ask(at, bytes, length, access));
      }
      transfer(page, DataPages.offset(at), bytes, done, length, access);
      done += length;
    }
    return Outcome.DONE;
  }

  private Request ask(long address, byte[] bytes, int length, Access access) {
    asked = length;
    SectionWork work =
        new SectionWork.AccessData(
            address >>> AddressLayout.PAGE_SHIFT,
            DataPages.offset(address),
            length,
            access == Access.WRITE ? Arrays.copyOfRange(bytes, done, done + length) : null);
    return new Request.Call(
        SystemCallKind.ACCESS_DATA, MemoryWork.NONE.and(work), false, Win32Error.ERROR_SUCCESS);
  }

  /** Whether the MemoryManager moves bytes now. */
  boolean isUnderWay() {
    return asked > 0;
  }

  /**
   * The MemoryManager has moved bytes of the access to {@code bytes} at {@code address}.
   *
   * @return how the access ends, if it does: its page could not be read
   */
  @Nullable Outcome answered(
      Win32Error answer, @Nullable Finding finding, long address, byte[] bytes) {
    int length = asked;
    asked = 0;
    if (answer != Win32Error.ERROR_SUCCESS) {
      return Outcome.raised(Win32Exception.EXCEPTION_IN_PAGE_ERROR, address + done);
    } else if (finding instanceof SectionFindings.BytesRead read) {
      System.arraycopy(read.bytes(), 0, bytes, done, length);
    }
    done += length;
    return null;
  }

  /** The access has ended, however it did: the next one begins at its first byte. */
  void ended() {
    done = 0;
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
              stop.page(),
              access,
              false,
              held,
              nowReferences,
              ReplacementPolicy.NEVER,
              space.needsCopy(stop.page(), access)));
    } else if (stop.reason() == Resolution.UNKNOWN) {
      Request ask = views.reference(stop.page());
      return ask != null
          ? Outcome.needs(ask)
          : Outcome.raised(Win32Exception.EXCEPTION_ACCESS_VIOLATION, stop.address());
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
