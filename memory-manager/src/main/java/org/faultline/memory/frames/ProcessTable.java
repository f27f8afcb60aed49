package org.faultline.memory.frames;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The processes that were admitted, by id.
 *
 * @param <P> what is kept of each
 */
public final class ProcessTable<P extends ProcessLedger> {
  private final List<@Nullable P> byId = new ArrayList<>();

  /** Admits a process under its id, at least 0. */
  public void admit(P process) {
    int id = process.process();
    while (byId.size() <= id) {
      byId.add(null);
    }
    if (byId.set(id, process) != null) {
      throw new IllegalStateException("process " + id + " exists already");
    }
  }

  /** The process with this id; absent where none was admitted. */
  public @Nullable P find(int id) {
    return id < byId.size() ? byId.get(id) : null;
  }

  /** The process with this id, which was admitted. */
  public P get(int id) {
    return byId.get(id);
  }

  /** All of them, by id. */
  public List<P> all() {
    return byId.stream().filter(Objects::nonNull).toList();
  }
}
