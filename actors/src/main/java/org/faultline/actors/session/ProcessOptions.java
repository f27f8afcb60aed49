package org.faultline.actors.session;

import java.util.EnumSet;
import java.util.Set;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.address.Privilege;
import org.faultline.memory.address.ProcessLimits;

/**
 * What a process is like.
 *
 * @param minimumWorkingSetBytes what it keeps when memory is short, which bounds VirtualLock
 * @param maximumWorkingSetBytes up to which it grows then
 */
public record ProcessOptions(
    long minimumWorkingSetBytes, long maximumWorkingSetBytes, Set<Privilege> privileges) {

  /** A working set of 50 to 345 pages, and the privileges that every user has. */
  public static final ProcessOptions DEFAULT =
      new ProcessOptions(
          bytes(ProcessLimits.DEFAULT_MINIMUM_WORKING_SET),
          bytes(ProcessLimits.DEFAULT_MAXIMUM_WORKING_SET),
          Set.of(Privilege.INCREASE_WORKING_SET));

  /** Copies the privileges. */
  public ProcessOptions {
    privileges = Set.copyOf(privileges);
  }

  /** The same with one more privilege. */
  public ProcessOptions with(Privilege privilege) {
    Set<Privilege> more = EnumSet.of(privilege);
    more.addAll(privileges);
    return new ProcessOptions(minimumWorkingSetBytes, maximumWorkingSetBytes, more);
  }

  /** The same with these limits of the working set. */
  public ProcessOptions withWorkingSet(long minimumBytes, long maximumBytes) {
    return new ProcessOptions(minimumBytes, maximumBytes, privileges);
  }

  boolean hasDefaultWorkingSet() {
    return minimumWorkingSetBytes == DEFAULT.minimumWorkingSetBytes
        && maximumWorkingSetBytes == DEFAULT.maximumWorkingSetBytes;
  }

  private static long bytes(long pages) {
    return pages << AddressLayout.PAGE_SHIFT;
  }
}
