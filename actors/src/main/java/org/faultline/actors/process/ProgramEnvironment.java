package org.faultline.actors.process;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.apache.commons.rng.UniformRandomProvider;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.replacement.Knowledge;
import org.faultline.workload.program.CallResult;
import org.faultline.workload.program.ProgramContext;
import org.faultline.workload.program.ResidentPages;
import org.jspecify.annotations.Nullable;

/** What a program knows of the process that executes it, and keeps there. */
final class ProgramEnvironment implements ProgramContext {
  private final ProcessIdentity identity;
  private final ExecutionSettings settings;
  private final VirtualClock clock;
  private final ResidentPages held;
  private final Map<String, UniformRandomProvider> streams = new HashMap<>(2);
  private final Map<String, Range> ranges = new HashMap<>(2);
  private final Map<String, Long> handles = new HashMap<>(2);
  private final Map<String, long[]> remembered = new HashMap<>(2);
  // Absent until the first system call or data access has ended.
  private @Nullable CallResult lastResult;

  ProgramEnvironment(ProcessState state) {
    identity = state.identity();
    settings = state.settings();
    clock = state.clocks().virtual();
    held = state.memory().held();
  }

  /** A system call or a data access ended so. */
  void ended(CallResult result) {
    lastResult = result;
  }

  /** Whether the program drew from any of its streams. */
  boolean drawn() {
    return streams.entrySet().stream()
        .anyMatch(
            stream ->
                settings
                    .streams()
                    .hasBegun(
                        stream.getValue(),
                        identity.group().name(),
                        identity.index(),
                        stream.getKey()));
  }

  @Override
  public long nowNanos() {
    return clock.nowNanos();
  }

  @Override
  public int index() {
    return identity.index();
  }

  @Override
  public AddressLayout layout() {
    return settings.addresses().layout();
  }

  @Override
  public UniformRandomProvider random(String purpose) {
    return streams.computeIfAbsent(
        purpose,
        name -> settings.streams().stream(identity.group().name(), identity.index(), name));
  }

  @Override
  public CallResult lastResult() {
    return Objects.requireNonNull(lastResult, "no call or data access has ended yet");
  }

  @Override
  public void bind(String name, Range range) {
    ranges.put(name, range);
  }

  @Override
  public @Nullable Range range(String name) {
    return ranges.get(name);
  }

  @Override
  public void bindHandle(String name, long handle) {
    handles.put(name, handle);
  }

  @Override
  public @Nullable Long handle(String name) {
    return handles.get(name);
  }

  @Override
  public void remember(String name, long[] found) {
    remembered.put(name, found);
  }

  @Override
  public long @Nullable [] remembered(String name) {
    return remembered.get(name);
  }

  @Override
  public ResidentPages residentPages() {
    return held;
  }

  @Override
  public Future future() {
    if (settings.observation().knowledge() != Knowledge.FUTURE) {
      return Future.UNKNOWN;
    }
    return settings.observation().sharedTime() ? Future.SHARED : Future.OWN;
  }

  @Override
  public Executor blocking() {
    return settings.blocking();
  }
}
