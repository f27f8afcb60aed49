package org.faultline.memory.server;

import java.util.BitSet;

/**
 * What the MemoryManager has done of requests that it has not answered yet, one for each process at
 * a time. Processes hear of it with the answer: until then this is what their own counts lack.
 */
public final class RequestsUnderWay {
  private final BitSet granted = new BitSet();
  private final BitSet openFaults = new BitSet();
  private long faultsOfNoKind;

  /** The charge that the call of {@code process} asks for was taken, or returned. */
  public void granted(int process) {
    granted.set(process);
  }

  /** A fault of {@code process} was received; of which kind it is, is not known yet. */
  public void faulted(int process) {
    openFaults.set(process);
  }

  /** Whether a fault of {@code process} was received whose kind is not known. */
  public boolean isOpen(int process) {
    return openFaults.get(process);
  }

  /** The fault of {@code process} was counted by its kind. */
  public void resolved(int process) {
    openFaults.clear(process);
  }

  /** The request of {@code process} is answered, or its process has ended. */
  public void answered(int process) {
    granted.clear(process);
    if (openFaults.get(process)) {
      openFaults.clear(process);
      faultsOfNoKind++;
    }
  }

  /** Whether each process has a grant that it has not heard of, from process 1 on. */
  public boolean[] grants(int processes) {
    boolean[] all = new boolean[processes];
    granted.stream().forEach(process -> all[process - 1] = true);
    return all;
  }

  /**
   * Faults that were received and counted as of no kind: those under way, and those that ended
   * before it was known, since the page was there by then or the process could not go on.
   */
  public long faultsOfNoKind() {
    return faultsOfNoKind + openFaults.cardinality();
  }
}
