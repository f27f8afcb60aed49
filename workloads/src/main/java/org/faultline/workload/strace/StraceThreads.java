package org.faultline.workload.strace;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.faultline.workload.strace.StraceProcess.Origin;
import org.jspecify.annotations.Nullable;

/**
 * Which thread of a log works in the memory of which process. Where the log has the calls that make
 * threads and processes and load programs, they say it. Where it has not, a thread that begins with
 * {@code brk(NULL)}, as each loaded program does, is a process, and any other belongs to the living
 * process with the next lower id.
 *
 * <p>Lines without an id are those of the one thread that is there; its id may become known later.
 */
final class StraceThreads {
  private static final int UNNAMED = 0;

  /** The memory that threads share; it has a process once the first call concerns it. */
  private static final class Space {
    @Nullable StraceProcess process;
    Origin origin;
    int threads;

    Space(Origin origin) {
      this.origin = origin;
    }
  }

  private final TreeMap<Integer, Space> living = new TreeMap<>();
  // Attached, and not heard of otherwise.
  private final TreeSet<Integer> announced = new TreeSet<>();
  private final StraceParser parser;
  private final List<StraceProcess> processes = new ArrayList<>();
  private long guessed;

  StraceThreads(StraceParser parser) {
    this.parser = parser;
  }

  /** All processes, each after the one that it was copied from. */
  List<StraceProcess> processes() {
    return processes;
  }

  /** How many threads were given to a process by their ids alone. */
  long guessed() {
    return guessed;
  }

  /** Takes note of an event that is no call about memory. */
  void follow(StraceEvent event) {
    if (event instanceof StraceEvent.Seen seen && seen.attached()) {
      announced.add(seen.thread());
    } else if (event instanceof StraceEvent.Ended ended) {
      end(ended.thread(), ended.nanos());
    } else if (event instanceof StraceEvent.Superseded superseded) {
      leave(superseded.thread(), superseded.nanos());
      Space space = living.remove(superseded.by());
      if (space != null) {
        living.put(superseded.thread(), space);
      }
    } else if (event instanceof StraceCall call && call.kind() == MemoryCall.EXEC) {
      leave(call.thread(), call.nanos());
      join(call.thread(), new Space(Origin.LOADED));
    } else if (event instanceof StraceCall call && call.kind() == MemoryCall.CLONE) {
      int child = (int) call.result();
      if (!living.containsKey(child)) {
        boolean shares = sharesMemory(call.name(), call.arguments().toString());
        make(child, call.thread(), shares, call.nanos());
      }
    }
  }

  /** The process in whose memory {@code call} is made. */
  StraceProcess owner(StraceCall call) {
    int thread = call.thread();
    boolean loads = call.kind() == MemoryCall.BRK && call.number(0) == 0;
    Space space = living.get(thread);
    if (space == null) {
      space = space(thread, loads, call.nanos());
      join(thread, space);
    } else if (space.process != null && space.process.replacedBy(call)) {
      leave(thread, call.nanos());
      space = new Space(Origin.LOADED);
      join(thread, space);
    }
    if (space.process == null) {
      space.origin = loads ? Origin.LOADED : space.origin;
      space.process = new StraceProcess(thread, call.nanos(), space.origin);
      processes.add(space.process);
    }
    return space.process;
  }

  /** The memory of a thread of which the log has not told yet. */
  private Space space(int thread, boolean loads, long nanos) {
    Space copy = copyUnderWay(thread, nanos);
    if (copy != null) {
      return copy;
    }
    Map.Entry<Integer, Space> below = loads ? null : living.floorEntry(thread);
    if (below != null && below.getValue().process != null) {
      guessed++;
      return below.getValue();
    }
    return new Space(loads ? Origin.LOADED : Origin.ATTACHED);
  }

  /** Makes the thread of a call that makes one and has not returned yet, if there is one. */
  private @Nullable Space copyUnderWay(int thread, long nanos) {
    int parent = -1;
    boolean shares = false;
    for (int candidate : living.keySet()) {
      String call = parser.unfinished(candidate);
      if (call == null) {
        continue;
      }
      String name = call.substring(0, call.indexOf('('));
      if (MemoryCall.of(name) != MemoryCall.CLONE) {
        continue;
      }
      boolean same = parent < 0 || living.get(parent) == living.get(candidate);
      boolean told = !name.startsWith("clone") || call.contains("flags=");
      if (!same || !told) {
        return null;
      }
      parent = candidate;
      shares = sharesMemory(name, call);
    }
    return parent < 0 ? null : make(thread, parent, shares, nanos);
  }

  private Space make(int child, int parent, boolean shares, long nanos) {
    Space of = living.get(parent);
    if (of == null) {
      of = new Space(Origin.ATTACHED);
      join(parent, of);
    }
    Space space = of;
    if (!shares) {
      space = new Space(of.process == null ? of.origin : Origin.COPIED);
      if (of.process != null) {
        space.process = of.process.copy(child, nanos);
        processes.add(space.process);
      }
    }
    join(child, space);
    return space;
  }

  /** Whether the call of that name and those arguments makes something in the same memory. */
  private static boolean sharesMemory(String name, String arguments) {
    if (!name.startsWith("clone")) {
      return name.equals("vfork");
    }
    String flags = arguments.replaceFirst(".*\\bflags=([^,}\\])]*).*", "$1");
    return LinuxFlags.CLONING.has(flags.strip(), "CLONE_VM");
  }

  private void join(int thread, Space space) {
    Space old = living.put(thread, space);
    if (old != space) {
      space.threads++;
    }
    announced.remove(thread);
  }

  private void leave(int thread, long nanos) {
    Space space = living.remove(thread);
    if (space != null && --space.threads == 0 && space.process != null) {
      space.process.end(nanos);
    }
  }

  private void end(int thread, long nanos) {
    Space space = living.get(thread);
    if (space != null && space.process != null && space.process.id() == thread) {
      space.process.end(nanos);
    }
    leave(thread, nanos);
    announced.remove(thread);
  }

  /**
   * The id of a thread by the one that a line has.
   *
   * @param resumes whether the line is the end of a call that the thread has begun
   */
  int named(int thread, boolean resumes) {
    if (thread == UNNAMED) {
      if (living.containsKey(UNNAMED) || living.isEmpty() && announced.size() != 1) {
        return UNNAMED;
      }
      return living.isEmpty() ? announced.first() : living.firstKey();
    }
    boolean unheard = !living.containsKey(thread) && !announced.contains(thread);
    Space unnamed = living.get(UNNAMED);
    if (unheard && unnamed != null && (resumes || !underWay(UNNAMED))) {
      rename(thread, unnamed);
    }
    return thread;
  }

  /** Whether the thread makes another, whose first line this may be. */
  private boolean underWay(int thread) {
    String call = parser.unfinished(thread);
    return call != null && MemoryCall.of(call.substring(0, call.indexOf('('))) == MemoryCall.CLONE;
  }

  /** The thread of the lines without an id has this one. */
  private void rename(int thread, Space space) {
    living.remove(UNNAMED);
    living.put(thread, space);
    if (space.process != null && space.process.id() == UNNAMED) {
      space.process.rename(thread);
    }
    parser.rename(UNNAMED, thread);
  }
}
