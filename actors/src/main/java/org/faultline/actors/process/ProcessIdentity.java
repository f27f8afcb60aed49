package org.faultline.actors.process;

import org.faultline.workload.config.ProcessGroup;

/**
 * Who a process is.
 *
 * @param id its number in the machine, from 1: sorted by group name, then index
 * @param index its index in the group, from 0
 */
public record ProcessIdentity(int id, ProcessGroup group, int index) {
  /** The name in tables and events. */
  public String name() {
    return group.count() == 1 ? group.name() : group.name() + "-" + (index + 1);
  }
}
