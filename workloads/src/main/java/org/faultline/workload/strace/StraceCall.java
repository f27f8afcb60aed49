package org.faultline.workload.strace;

import java.util.List;

/**
 * A call that concerns memory and succeeded, or the end of a thread.
 *
 * @param name {@link #EXIT} for the end
 * @param arguments as the log has them
 * @param result what it returned; 0 for an end
 */
record StraceCall(int thread, long nanos, String name, List<String> arguments, long result) {
  static final String EXIT = "exit";

  boolean has(int count) {
    return arguments.size() >= count;
  }

  /** The number at {@code index}; {@code NULL} is 0. */
  long number(int index) {
    return StraceParser.number(arguments.get(index));
  }

  /** Whether the flags at {@code index} name {@code flag}. */
  boolean flag(int index, String flag) {
    return List.of(arguments.get(index).split("\\|")).contains(flag);
  }
}
