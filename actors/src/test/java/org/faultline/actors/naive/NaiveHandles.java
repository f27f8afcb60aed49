package org.faultline.actors.naive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The handles of all processes. */
final class NaiveHandles {
  private static final long STEP = 4;

  /** What a handle stands for, a {@link NaiveSection} or a {@link NaiveFile}, and its rights. */
  record Handle(Object object, int access) {}

  private final Map<NaiveProcess, TreeMap<Long, Handle>> handles = new HashMap<>();

  private TreeMap<Long, Handle> of(NaiveProcess process) {
    return handles.computeIfAbsent(process, p -> new TreeMap<>());
  }

  /** The lowest free multiple of four stands for this now. */
  long open(NaiveProcess process, Object object, int access) {
    long value = STEP;
    while (of(process).containsKey(value)) {
      value += STEP;
    }
    of(process).put(value, new Handle(object, access));
    if (object instanceof NaiveSection section) {
      section.handles++;
    }
    return value;
  }

  /** What a handle stands for, or null. */
  Handle get(NaiveProcess process, long value) {
    return of(process).get(value);
  }

  /** Closes a handle; null where there is none, else what it stood for. */
  Object close(NaiveProcess process, long value) {
    Handle closed = of(process).remove(value);
    if (closed != null && closed.object instanceof NaiveSection section) {
      section.handles--;
      section.name = section.handles == 0 ? null : section.name;
    }
    return closed == null ? null : closed.object;
  }

  /** The values of a process's handles. */
  List<Long> values(NaiveProcess process) {
    return new ArrayList<>(of(process).keySet());
  }
}
