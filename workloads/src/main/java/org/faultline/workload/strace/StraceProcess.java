package org.faultline.workload.strace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.faultline.workload.strace.AllocationStep.Kind;
import org.faultline.workload.trace.TraceException;
import org.jspecify.annotations.Nullable;

/** One process of a log while its calls are read: one program, from its start to its end. */
final class StraceProcess {
  private static final int PAGE = 4096;
  private static final int PAGE_READWRITE = 0x04;

  /** How the log came to know the process. */
  enum Origin {
    /** The log shows the program being loaded, or its first call as each program makes it. */
    LOADED,
    /** It is the copy of another process of the log. */
    COPIED,
    /** It ran before the log began. */
    ATTACHED
  }

  /** What happened in the order of the log: a call, or a copy that was made of the process. */
  private sealed interface Entry {
    record Called(StraceCall call) implements Entry {}

    record Forked(StraceProcess copy) implements Entry {}
  }

  private int id;
  final long startNanos;
  private final Origin origin;
  private final List<Entry> entries = new ArrayList<>();
  private long endNanos;
  private long breakNow = -1;
  // What the parent had mapped when it was copied, if it was.
  private @Nullable Image image;

  /** What a process has mapped at one moment, and its heap. */
  private record Image(Mappings mappings, long heap, long heapEnd, long breakAt) {}

  StraceProcess(int id, long startNanos, Origin origin) {
    this.id = id;
    this.startNanos = startNanos;
    this.origin = origin;
    this.endNanos = startNanos;
  }

  int id() {
    return id;
  }

  /** The process has another id than was known. */
  void rename(int newId) {
    id = newId;
  }

  /** A copy of the process as {@code fork} makes it. */
  StraceProcess copy(int newId, long nanos) {
    StraceProcess copy = new StraceProcess(newId, nanos, Origin.COPIED);
    copy.breakNow = breakNow;
    entries.add(new Entry.Forked(copy));
    return copy;
  }

  /** Whether {@code call} shows that another program was loaded: its heap is elsewhere. */
  boolean replacedBy(StraceCall call) {
    return call.kind() == MemoryCall.BRK
        && call.number(0) == 0
        && breakNow >= 0
        && call.result() != breakNow;
  }

  void add(StraceCall call) {
    entries.add(new Entry.Called(call));
    endNanos = Math.max(endNanos, call.nanos());
    if (call.kind() == MemoryCall.BRK) {
      breakNow = call.result();
    }
  }

  void end(long nanos) {
    endNanos = Math.max(endNanos, nanos);
  }

  /**
   * What the process did. Copies that were made of it must be planned after it.
   *
   * @param segments the sizes of shared memory segments by their ids
   * @param tally counts what is left out
   * @param copied counts the mappings that copies of processes hold
   */
  AllocationLog.Process plan(Map<Long, Long> segments, LeftOut.Tally tally, Copied copied)
      throws TraceException {
    Planning planning = new Planning(segments, tally, copied);
    for (Entry entry : entries) {
      planning.follow(entry);
    }
    entries.clear();
    image = null;
    Mappings mappings = planning.mappings;
    return new AllocationLog.Process(
        id,
        startNanos,
        endNanos,
        mappings.steps(),
        mappings.peakBytes(),
        mappings.committedBytes());
  }

  /** Counts the mappings that copies of processes hold. */
  interface Copied {
    /**
     * So many more.
     *
     * @throws TraceException where that is too many
     */
    void add(long mappings) throws TraceException;
  }

  /** One process while its calls become steps. */
  private final class Planning {
    private final Mappings mappings = new Mappings();
    private final Map<Long, Long> segments;
    private final LeftOut.Tally tally;
    private final Copied copied;
    private final Map<Long, Long> attached = new HashMap<>();
    private final long heapEnd;
    private long heap = -1;
    private long breakAt;
    private boolean reserved;

    Planning(Map<Long, Long> segments, LeftOut.Tally tally, Copied copied) {
      this.segments = segments;
      this.tally = tally;
      this.copied = copied;
      long highest = -1;
      for (Entry entry : entries) {
        if (entry instanceof Entry.Called called && called.call().kind() == MemoryCall.BRK) {
          heap = heap < 0 ? called.call().result() : heap;
          highest = Math.max(highest, called.call().result());
        }
      }
      heap = up(heap);
      if (image != null) {
        inherit(image, up(highest));
      }
      heapEnd = Math.max(up(highest), breakAt);
      breakAt = Math.max(heap, breakAt);
    }

    private void inherit(Image from, long highest) {
      mappings.at(startNanos);
      mappings.copy(from.mappings(), from.heap(), from.heapEnd());
      heap = from.heap() < 0 ? heap : from.heap();
      breakAt = from.breakAt();
      long end = Math.max(highest, breakAt);
      if (from.heap() >= 0 && end > heap) {
        mappings.reserve(heap, end);
        reserved = true;
        mappings.resize(heap, breakAt, true, PAGE_READWRITE);
      }
    }

    void follow(Entry entry) throws TraceException {
      if (entry instanceof Entry.Forked forked) {
        forked.copy().image = image();
      } else if (entry instanceof Entry.Called called) {
        follow(called.call());
      }
    }

    private void follow(StraceCall call) {
      mappings.at(call.nanos());
      switch (call.kind()) {
        case BRK -> moveBreak(up(call.result()));
        case MLOCKALL -> lockAll(call);
        case MUNLOCKALL -> {
          mappings.lockNewPages(false);
          mappings.lockAll(false);
        }
        case SHMAT -> attach(call);
        case SHMDT -> detach(call);
        default -> range(call);
      }
    }

    /** A copy of what is mapped now, with nothing of how it came about. */
    private Image image() throws TraceException {
      copied.add(mappings.size());
      Mappings now = new Mappings();
      now.copy(mappings, -1, -1);
      return new Image(now, reserved ? heap : -1, reserved ? heapEnd : -1, breakAt);
    }

    private void moveBreak(long next) {
      if (next == breakAt || next < heap) {
        return;
      }
      if (!reserved) {
        mappings.reserve(heap, heapEnd);
        reserved = true;
      }
      mappings.resize(
          Math.min(breakAt, next), Math.max(breakAt, next), next > breakAt, PAGE_READWRITE);
      breakAt = next;
    }

    private void lockAll(StraceCall call) {
      if (call.flag(0, LinuxFlags.LOCKING, "MCL_FUTURE")) {
        mappings.lockNewPages(true);
      }
      if (call.flag(0, LinuxFlags.LOCKING, "MCL_CURRENT")) {
        mappings.lockAll(true);
      }
    }

    private void attach(StraceCall call) {
      String id = call.arguments().get(0);
      Long bytes = StraceParser.isNumber(id) ? segments.get(StraceParser.number(id)) : null;
      if (bytes == null || bytes == 0) {
        tally.unmodelled("shmat of a segment whose shmget is not in the log");
        return;
      }
      attached.put(call.result(), bytes);
      mappings.map(call.result(), call.result() + up(bytes), PAGE_READWRITE);
    }

    private void detach(StraceCall call) {
      Long bytes = attached.remove(call.number(0));
      if (bytes == null) {
        tally.unknown(reason(Mappings.Known.NEVER));
      } else {
        mappings.unmap(call.number(0), call.number(0) + up(bytes));
      }
    }

    private void range(StraceCall call) {
      boolean maps = call.kind() == MemoryCall.MMAP;
      long start = (maps ? call.result() : call.number(0)) & -PAGE;
      long end = up(start + call.number(1));
      if (end <= start && call.kind() != MemoryCall.MREMAP) {
        return;
      }
      if (maps) {
        map(call, start, end);
        return;
      }
      Mappings.Known known = mappings.known(start, Math.max(end, start + 1));
      if (known != Mappings.Known.MAPPED) {
        tally.unknown(reason(known));
        return;
      }
      switch (call.kind()) {
        case MREMAP -> {
          long to = call.result() & -PAGE;
          boolean keeps = call.flag(3, LinuxFlags.REMAPPING, "MREMAP_DONTUNMAP");
          // An old size of 0 maps shared pages once more.
          mappings.move(start, end, to, up(to + call.number(2)), keeps || end == start);
        }
        case MUNMAP -> mappings.unmap(start, end);
        case MPROTECT -> mappings.protect(start, end, protection(call));
        case MLOCK -> mappings.lock(start, end, true);
        case MUNLOCK -> mappings.lock(start, end, false);
        default -> advise(call, start, end);
      }
    }

    private void map(StraceCall call, long start, long end) {
      mappings.map(start, end, protection(call));
      if (call.flag(3, LinuxFlags.MAPPING, "MAP_LOCKED")) {
        mappings.lock(start, end, true);
      }
      for (String flag : List.of("MAP_POPULATE", "MAP_HUGETLB")) {
        if (call.flag(3, LinuxFlags.MAPPING, flag)) {
          tally.unmodelled(flag + " of mmap");
        }
      }
    }

    private void advise(StraceCall call, long start, long end) {
      String advice = call.arguments().get(2);
      switch (advice) {
        case "MADV_DONTNEED", "MADV_FREE", "0x4", "0x8" -> mappings.advise(Kind.RESET, start, end);
        default -> tally.unmodelled("madvise with " + advice);
      }
    }

    private LeftOut.Reason reason(Mappings.Known known) {
      if (known == Mappings.Known.UNMAPPED) {
        return LeftOut.Reason.UNMAPPED;
      }
      return origin == Origin.ATTACHED ? LeftOut.Reason.BEFORE : LeftOut.Reason.LOADED;
    }
  }

  /** The {@code PAGE_} constant that allows what the third argument does, at least. */
  private static int protection(StraceCall call) {
    boolean write = call.flag(2, LinuxFlags.PROTECTION, "PROT_WRITE");
    boolean read = write || call.flag(2, LinuxFlags.PROTECTION, "PROT_READ");
    boolean execute = call.flag(2, LinuxFlags.PROTECTION, "PROT_EXEC");
    if (execute) {
      return write ? 0x40 : read ? 0x20 : 0x10;
    }
    return write ? PAGE_READWRITE : read ? 0x02 : 0x01;
  }

  private static long up(long bytes) {
    return bytes + PAGE - 1 & -PAGE;
  }
}
