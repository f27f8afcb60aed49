package org.faultline.lab.cli;

/** The exit codes of all commands. */
final class ExitCode {
  /** All was done. */
  static final int DONE = 0;

  /** What was checked does not hold. */
  static final int CHECK_FAILED = 1;

  /** What the user gave cannot be used. */
  static final int BAD_INPUT = 2;

  /** A conservation law broke: the numbers cannot be trusted. */
  static final int IDENTITY_BROKEN = 3;

  /** A defect of Faultline itself (sysexits' EX_SOFTWARE). */
  static final int DEFECT = 70;

  /**
   * The computer could not do it: memory, threads, room on a disk, a library, a file of Faultline's
   * own (sysexits' EX_OSERR).
   */
  static final int COMPUTER = 71;

  /** Ended by Ctrl-C: 128 and the number of SIGINT. */
  static final int INTERRUPTED = 130;

  private ExitCode() {}
}
