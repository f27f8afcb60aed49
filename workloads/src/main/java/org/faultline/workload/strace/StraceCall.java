package org.faultline.workload.strace;

import java.util.List;

/**
 * A call that succeeded.
 *
 * @param thread who called; 0 where the log does not say
 * @param kind which call
 * @param name as the log has it
 * @param arguments as the log has them, without comments
 * @param result what it returned
 */
record StraceCall(
    int thread, long nanos, MemoryCall kind, String name, List<String> arguments, long result)
    implements StraceEvent {
  boolean has(int count) {
    return arguments.size() >= count;
  }

  /** The number at {@code index}; {@code NULL} is 0. */
  long number(int index) {
    return StraceParser.number(arguments.get(index));
  }

  /** Whether the flags at {@code index} name {@code flag}. */
  boolean flag(int index, LinuxFlags flags, String flag) {
    return has(index + 1) && flags.has(arguments.get(index), flag);
  }
}
