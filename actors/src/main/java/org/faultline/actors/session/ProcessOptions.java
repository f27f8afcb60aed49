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
 * @param parent the id of the process whose inheritable handles it has; {@link #NO_PARENT} for none
 */
public record ProcessOptions(
    long minimumWorkingSetBytes,
    long maximumWorkingSetBytes,
    Set<Privilege> privileges,
    int parent) {

  /** As {@link #parent}: it inherits nothing. */
  public static final int NO_PARENT = 0;

  /** A working set of 50 to 345 pages, and the privileges that every user has. */
  public static final ProcessOptions DEFAULT =
      new ProcessOptions(
          bytes(ProcessLimits.DEFAULT_MINIMUM_WORKING_SET),
          bytes(ProcessLimits.DEFAULT_MAXIMUM_WORKING_SET),
          Set.of(Privilege.INCREASE_WORKING_SET),
          NO_PARENT);

  /** A process that inherits nothing. */
  public ProcessOptions(
      long minimumWorkingSetBytes, long maximumWorkingSetBytes, Set<Privilege> privileges) {
    this(minimumWorkingSetBytes, maximumWorkingSetBytes, privileges, NO_PARENT);
  }

  /** Copies the privileges. */
  public ProcessOptions {
    privileges = Set.copyOf(privileges);
  }

  /** The same with one more privilege. */
  public ProcessOptions with(Privilege privilege) {
    Set<Privilege> more = EnumSet.of(privilege);
    more.addAll(privileges);
    return new ProcessOptions(minimumWorkingSetBytes, maximumWorkingSetBytes, more, parent);
  }

  /** The same with these limits of the working set. */
  public ProcessOptions withWorkingSet(long minimumBytes, long maximumBytes) {
    return new ProcessOptions(minimumBytes, maximumBytes, privileges, parent);
  }

  /**
   * The same as a child of this process, which is alive: it has its inheritable handles, each with
   * the same value, as after CreateProcess with bInheritHandles.
   */
  public ProcessOptions inheriting(int parentId) {
    return new ProcessOptions(minimumWorkingSetBytes, maximumWorkingSetBytes, privileges, parentId);
  }

  boolean hasDefaultWorkingSet() {
    return minimumWorkingSetBytes == DEFAULT.minimumWorkingSetBytes
        && maximumWorkingSetBytes == DEFAULT.maximumWorkingSetBytes;
  }

  private static long bytes(long pages) {
    return pages << AddressLayout.PAGE_SHIFT;
  }
}
