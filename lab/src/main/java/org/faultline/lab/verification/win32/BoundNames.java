package org.faultline.lab.verification.win32;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The names that the steps read so far can have bound, for each process of a case. */
final class BoundNames {
  private final Map<CaseProcess, Names> processes = new EnumMap<>(CaseProcess.class);

  BoundNames() {
    for (CaseProcess process : CaseProcess.values()) {
      processes.put(process, new Names());
    }
  }

  /** The names of one process. */
  private static final class Names {
    final Set<String> addresses = new HashSet<>();
    final Set<String> handles = new HashSet<>();
    final Set<String> inheritable = new HashSet<>();
  }

  private Names of(CaseProcess process) {
    Names names = processes.get(process);
    if (names == null) {
      throw new IllegalStateException("each process has names");
    }
    return names;
  }

  /** What the process can call addresses. */
  Set<String> addresses(CaseProcess process) {
    return of(process).addresses;
  }

  /** What the process can call handles. */
  Set<String> handles(CaseProcess process) {
    return of(process).handles;
  }

  /** A step of {@code process} can bind this. */
  void bind(CaseProcess process, Binding binding) {
    Names names = of(binding.owner(process));
    if (binding.kind() == Binding.Kind.ADDRESS) {
      names.addresses.add(binding.name());
      return;
    }
    names.handles.add(binding.name());
    if (binding.kind() == Binding.Kind.INHERITABLE_HANDLE) {
      names.inheritable.add(binding.name());
    } else {
      names.inheritable.remove(binding.name());
    }
  }

  /** Process b is another one from now on. */
  void renew(ConformanceCall.Lifecycle how) {
    Names b = new Names();
    if (how == ConformanceCall.Lifecycle.START_CHILD) {
      b.handles.addAll(of(CaseProcess.A).inheritable);
      b.inheritable.addAll(b.handles);
    }
    processes.put(CaseProcess.B, b);
  }
}
