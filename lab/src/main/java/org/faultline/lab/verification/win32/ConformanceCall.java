package org.faultline.lab.verification.win32;

import org.faultline.memory.address.Access;
import org.faultline.workload.program.Bytes;
import org.faultline.workload.program.Demand;
import org.faultline.workload.program.SystemCall;

/** What a step does. */
sealed interface ConformanceCall {

  /** A call or an access, with addresses and handles that depend on what earlier steps returned. */
  @FunctionalInterface
  non-sealed interface OfProcess extends ConformanceCall {
    /**
     * What the process must do.
     *
     * @throws Bindings.UnboundName if it uses what no call has returned
     */
    Demand demand(Bindings bindings);
  }

  /** What becomes of process b. */
  enum Lifecycle implements ConformanceCall {
    /** It ends; another one that knows nothing takes its place. */
    END,
    /** It ends; a child of a, with the handles that can be inherited, takes its place. */
    START_CHILD
  }

  /** A system call. */
  static OfProcess of(Maker maker) {
    return bindings -> new Demand.Call(maker.make(bindings));
  }

  /** A read, or an instruction fetch, of {@code width} bytes. */
  static OfProcess load(Address address, int width, Access access) {
    return bindings -> new Demand.Data(address.resolve(bindings), new byte[width], access);
  }

  /** A write. */
  static OfProcess store(Address address, Bytes bytes) {
    return bindings -> new Demand.Data(address.resolve(bindings), bytes.copy(), Access.WRITE);
  }

  /** Makes a system call of what is bound. */
  @FunctionalInterface
  interface Maker {
    SystemCall make(Bindings bindings);
  }
}
