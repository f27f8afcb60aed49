package org.faultline.workload.strace;

/** How the seconds of a log are meant. */
public enum LogSeconds {
  /** Since some moment, as {@code strace -ttt} writes them. */
  ABSOLUTE,
  /** Since the line before, as {@code strace -r} writes them. */
  RELATIVE
}
