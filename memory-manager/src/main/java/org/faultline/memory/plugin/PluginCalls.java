package org.faultline.memory.plugin;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What one thread is doing in other people's code: written by that thread alone, and looked at by
 * those who watch that every call comes back. No result depends on it.
 */
public final class PluginCalls {
  private static final List<WeakReference<PluginCalls>> ALL = new CopyOnWriteArrayList<>();
  private static final ThreadLocal<PluginCalls> MINE = ThreadLocal.withInitial(PluginCalls::added);

  // Grows with each call that begins or ends.
  private final AtomicLong changes = new AtomicLong();
  private int depth;
  // What it is in, and from which call; of no plugin between calls.
  private @Nullable Plugin plugin;
  private String call = "";

  private PluginCalls() {}

  private static PluginCalls added() {
    PluginCalls calls = new PluginCalls();
    ALL.removeIf(other -> other.get() == null);
    ALL.add(new WeakReference<>(calls));
    return calls;
  }

  /** The calling thread begins a call. */
  static PluginCalls begin(Plugin plugin, String call) {
    PluginCalls calls = MINE.get();
    if (calls.depth++ == 0) {
      calls.plugin = plugin;
      calls.call = call;
    }
    calls.changes.lazySet(calls.changes.getPlain() + 1);
    return calls;
  }

  /** The call that began last has come back. */
  void end() {
    if (--depth == 0) {
      plugin = null;
    }
    changes.lazySet(changes.getPlain() + 1);
  }

  /** Looks again and again whether some call does not come back that began after it. */
  public static final class Watch {
    private final Map<PluginCalls, Seen> seen = new WeakHashMap<>();
    private final Map<PluginCalls, Long> before = new WeakHashMap<>();

    /** A watch that begins now. */
    public Watch() {
      for (WeakReference<PluginCalls> reference : ALL) {
        PluginCalls calls = reference.get();
        if (calls != null) {
          before.put(calls, calls.changes.get());
        }
      }
    }

    private record Seen(long changes, int looks) {}

    /**
     * Looks once.
     *
     * @param patience at how many looks on end a call may be found in the same place
     * @return who does not come back, and from which call; nobody where all do
     */
    public @Nullable String look(int patience) {
      String stuck = null;
      for (WeakReference<PluginCalls> reference : ALL) {
        PluginCalls calls = reference.get();
        if (calls != null && looks(calls) >= patience) {
          stuck = calls.sentence();
        }
      }
      return stuck;
    }

    private int looks(PluginCalls calls) {
      long changes = calls.changes.get();
      Seen last = seen.get(calls);
      boolean begun = calls.plugin != null && !Long.valueOf(changes).equals(before.get(calls));
      int unchanged = last != null && last.changes() == changes ? last.looks() + 1 : 0;
      int looks = begun ? unchanged : 0;
      seen.put(calls, new Seen(changes, looks));
      return looks;
    }
  }

  private @Nullable String sentence() {
    Plugin who = plugin;
    return who == null ? null : who + " does not return from " + call;
  }
}
