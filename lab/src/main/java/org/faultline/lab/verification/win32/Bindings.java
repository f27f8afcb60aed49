package org.faultline.lab.verification.win32;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What names mean to one process of a case so far. */
final class Bindings {
  private final String prefix;
  private final Map<String, Long> addresses = new HashMap<>();
  private final Map<String, Long> handles = new HashMap<>();
  private final Set<String> inheritable = new HashSet<>();
  private int otherProcess;

  /**
   * @param prefix what stands before all names of sections and files, since the whole machine sees
   *     them
   */
  Bindings(String prefix) {
    this.prefix = prefix;
  }

  /** Gives {@code name} to {@code address}; an older meaning is forgotten. */
  void bindAddress(String name, long address) {
    addresses.put(name, address);
  }

  /** Gives {@code name} to {@code handle}; an older meaning is forgotten. */
  void bindHandle(String name, long handle, boolean isInheritable) {
    handles.put(name, handle);
    if (isInheritable) {
      inheritable.add(name);
    } else {
      inheritable.remove(name);
    }
  }

  /** The inheritable handles of {@code parent} have the same names here. */
  void inherit(Bindings parent) {
    parent.inheritable.forEach(name -> bindHandle(name, parent.handle(name), true));
  }

  /**
   * The address that {@code name} means.
   *
   * @throws UnboundName if the call that was to bind it failed
   */
  long address(String name) {
    return meaning(addresses, name);
  }

  /**
   * The handle that {@code name} means.
   *
   * @throws UnboundName if the call that was to bind it failed
   */
  long handle(String name) {
    return meaning(handles, name);
  }

  private static long meaning(Map<String, Long> names, String name) {
    Long meaning = names.get(name);
    if (meaning == null) {
      throw new UnboundName(name);
    }
    return meaning;
  }

  /** What the whole machine knows by the case's {@code name}. */
  String global(String name) {
    return prefix + name;
  }

  /** The id of the case's other process. */
  int otherProcess() {
    return otherProcess;
  }

  /** The case's other process is from now on the one of this id. */
  void setOtherProcess(int id) {
    otherProcess = id;
  }

  /** A step uses a name that no call has bound, though one could have. */
  static final class UnboundName extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnboundName(String name) {
      super("nothing is bound to '" + name + "'");
    }
  }
}
