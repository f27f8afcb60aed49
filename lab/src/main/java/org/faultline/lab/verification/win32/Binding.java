package org.faultline.lab.verification.win32;

/**
 * The name that a step gives to what it returns, if it succeeds. Addresses and handles have names
 * of their own, and so has each process.
 */
record Binding(String name, Kind kind) {
  /** What has the name. */
  enum Kind {
    /** An address of the process that makes the call. */
    ADDRESS,
    /** A handle of the process that makes the call. */
    HANDLE,
    /** The same, which a child inherits. */
    INHERITABLE_HANDLE,
    /** A handle of the other process. */
    HANDLE_OF_OTHER
  }

  /** The process that has the name, where {@code caller} makes the call. */
  CaseProcess owner(CaseProcess caller) {
    return kind == Kind.HANDLE_OF_OTHER ? caller.other() : caller;
  }
}
