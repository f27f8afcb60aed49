package org.faultline.actors.naive;

import org.faultline.memory.address.Access;
import org.faultline.memory.address.MemoryWork;
import org.faultline.memory.time.Duration;

/** Why a process of the naive machine can do no further step by itself. */
sealed interface NaiveStop {
  /** The page is not in memory, or shall be copied; {@code held} must stay, -1 for none. */
  record Fault(long page, Access access, boolean retired, long held, boolean copy)
      implements NaiveStop {}

  /** A system call that needs memory. */
  record Call(MemoryWork work) implements NaiveStop {}

  /** Asks for figures of memory and of the process. */
  record Inquiry() implements NaiveStop {}

  /** A request that keeps nothing; null takes the machine's service time. */
  record Manager(Duration service) implements NaiveStop {}

  /** The process ends. */
  record Exit() implements NaiveStop {}

  /** Nothing until then, in nanoseconds. */
  record Sleep(long until) implements NaiveStop {}
}
