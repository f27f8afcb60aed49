package org.faultline.lab.results.output;

/** How a command ended, as the system is told. */
public enum ExitCode {
  /** All was done. */
  DONE(0),

  /** What was checked does not hold. */
  CHECK_FAILED(1),

  /** What the user gave cannot be used. */
  BAD_INPUT(2),

  /** A conservation law broke: the numbers cannot be trusted. */
  IDENTITY_BROKEN(3),

  /** A defect of Faultline itself (sysexits' EX_SOFTWARE). */
  DEFECT(70),

  /**
   * The computer could not do it: memory, threads, room on a disk, a library, a file of Faultline's
   * own (sysexits' EX_OSERR).
   */
  COMPUTER(71),

  /** Ended by Ctrl-C: 128 and the number of SIGINT. */
  INTERRUPTED(130);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  /** The number, from 0 to 255. */
  public int code() {
    return code;
  }
}
