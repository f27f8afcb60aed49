package org.faultline.memory.object;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The handles of one process. A value is a multiple of 4; the lowest one that is free is given. */
public final class HandleTable {
  /** The most handles of one process. */
  public static final int MOST = 1 << 20;

  private static final long STEP = 4;

  private final TreeMap<Long, Handle> handles = new TreeMap<>();

  /** How many there are. */
  public int size() {
    return handles.size();
  }

  /** What this value stands for, if anything. */
  public @Nullable Handle find(long value) {
    return handles.get(value);
  }

  /** Whether there can be one more. */
  boolean hasRoom() {
    return handles.size() < MOST;
  }

  /** Adds a handle; gives its value. There is room. */
  long add(Handle handle) {
    long value = STEP;
    if (!handles.isEmpty() && handles.lastKey() == STEP * handles.size()) {
      value = STEP * (handles.size() + 1L);
    } else {
      for (long taken : handles.keySet()) {
        if (taken != value) {
          break;
        }
        value += STEP;
      }
    }
    put(value, handle);
    return value;
  }

  /** Adds a handle with this value, which is free. */
  void put(long value, Handle handle) {
    handles.put(value, handle);
    handle.object().handles(1);
  }

  /** Removes the handle with this value; gives it, if there was one. */
  @Nullable Handle remove(long value) {
    Handle handle = handles.remove(value);
    if (handle != null) {
      handle.object().handles(-1);
    }
    return handle;
  }

  /** The values that a child inherits, ascending. */
  List<Long> inheritable() {
    return handles.entrySet().stream()
        .filter(entry -> entry.getValue().inheritable())
        .map(entry -> entry.getKey())
        .toList();
  }

  /** All values, ascending. */
  List<Long> values() {
    return new ArrayList<>(handles.keySet());
  }
}
