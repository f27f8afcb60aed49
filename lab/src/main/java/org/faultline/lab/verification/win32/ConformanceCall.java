package org.faultline.lab.verification.win32;

import org.faultline.memory.address.Access;
import org.faultline.workload.program.Bytes;
import org.faultline.workload.program.Demand;
import org.faultline.workload.program.SystemCall;

/** One call or access of a step, with addresses that depend on what earlier steps returned. */
@FunctionalInterface
interface ConformanceCall {
  /**
   * What the process must do.
   *
   * @throws Bindings.UnboundName if it uses an address that no call has returned
   */
  Demand demand(Bindings bindings);

  /** A system call. */
  static ConformanceCall of(Maker maker) {
    return bindings -> new Demand.Call(maker.make(bindings));
  }

  /** A read, or an instruction fetch, of {@code width} bytes. */
  static ConformanceCall load(Address address, int width, Access access) {
    return bindings -> new Demand.Data(address.resolve(bindings), new byte[width], access);
  }

  /** A write. */
  static ConformanceCall store(Address address, Bytes bytes) {
    return bindings -> new Demand.Data(address.resolve(bindings), bytes.copy(), Access.WRITE);
  }

  /** Makes a system call of what is bound. */
  @FunctionalInterface
  interface Maker {
    SystemCall make(Bindings bindings);
  }
}
