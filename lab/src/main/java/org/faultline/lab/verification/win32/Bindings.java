package org.faultline.lab.verification.win32;

import java.util.HashMap;
import java.util.Map;

/** The names that a case has given to addresses so far. */
final class Bindings {
  private final Map<String, Long> addresses = new HashMap<>();

  /** Gives {@code name} to {@code address}; an older meaning is forgotten. */
  void bind(String name, long address) {
    addresses.put(name, address);
  }

  /**
   * The address that {@code name} means.
   *
   * @throws UnboundName if the call that was to bind it failed
   */
  long address(String name) {
    Long address = addresses.get(name);
    if (address == null) {
      throw new UnboundName(name);
    }
    return address;
  }

  /** A step uses a name that no call has bound, though one could have. */
  static final class UnboundName extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnboundName(String name) {
      super("nothing is bound to '" + name + "'");
    }
  }
}
