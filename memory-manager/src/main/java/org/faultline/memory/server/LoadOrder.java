package org.faultline.memory.server;

/**
 * What load control tells the MemoryManager of a process.
 *
 * @param process 0 only with {@link Kind#TOKEN}
 */
public record LoadOrder(Kind kind, int process) {

  /** What becomes of the process. */
  public enum Kind {
    /** It is suspended: its pages leave its working set. */
    SUSPEND,
    /** It is active again. */
    ACTIVATE,
    /** Its pages are not taken while others have any, until another process has the token. */
    TOKEN
  }
}
