package org.faultline.actors.naive;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.apache.commons.rng.UniformRandomProvider;
import org.faultline.memory.address.Access;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.address.AddressSpace;
import org.faultline.memory.address.CallPlan;
import org.faultline.memory.address.MemoryBasicInformation;
import org.faultline.memory.address.PageReference;
import org.faultline.memory.address.Resolution;
import org.faultline.memory.address.Win32Error;
import org.faultline.memory.address.Win32Exception;
import org.faultline.memory.address.Win32Result;
import org.faultline.memory.event.EventKind;
import org.faultline.workload.config.MachineConfig;
import org.faultline.workload.config.ProcessGroup;
import org.faultline.workload.program.CallInformation;
import org.faultline.workload.program.CallResult;
import org.faultline.workload.program.Demand;
import org.faultline.workload.program.ProgramContext;
import org.faultline.workload.program.ProgramRun;
import org.faultline.workload.program.RandomStreams;
import org.faultline.workload.program.ReferenceBatch;
import org.faultline.workload.program.SystemCall;

/**
 * A process that advances by one step at a time: one reference, one call, one piece of computing.
 */
final class NaiveProcess implements ProgramContext {
  private static final long COMPUTE_STEP_NANOS = 1_000;
  private static final long IN_PAGE_ERROR = 0xC000_0006L;

  final int id;
  final ProcessGroup group;
  final int indexInGroup;
  final AddressSpace space;
  private final MachineConfig machine;
  private final RandomStreams seeds;
  private final NaiveLog log;
  private final NaiveManager memory;
  private final ProgramRun program;
  private final Map<String, UniformRandomProvider> streams = new HashMap<>();
  private final Map<String, Range> ranges = new HashMap<>();
  private final Map<String, long[]> remembered = new HashMap<>();
  long now;
  Win32Error answer;
  boolean inPageError;
  String complaint;
  boolean madeReference;
  private long faultAddress;
  private long picos;
  private Demand demand;
  private long computing;
  private CallResult lastResult;
  private CallPlan.Ready plan;
  private int planNumber;

  NaiveProcess(
      int id,
      ProcessGroup group,
      int indexInGroup,
      MachineConfig machine,
      boolean pageTables,
      RandomStreams seeds,
      NaiveManager memory,
      NaiveLog log) {
    this.id = id;
    this.group = group;
    this.indexInGroup = indexInGroup;
    this.machine = machine;
    this.seeds = seeds;
    this.memory = memory;
    this.log = log;
    space = new AddressSpace(machine.layout(), false, pageTables);
    space.limits().setMinimumWorkingSetPages(group.workingSet().minimumPages());
    program = new ProgramRun(group.program());
  }

  /** Does the next step at {@code time}; its end is then {@link #now}. */
  NaiveStop step(long time) {
    now = time;
    madeReference = false;
    if (answer != null) {
      answered();
    }
    if (inPageError) {
      inPageError = false;
      log.add(now, EventKind.EXCEPTION, id, IN_PAGE_ERROR, faultAddress);
      if (demand instanceof Demand.Data d) {
        lastResult =
            CallResult.raised(
                new CallResult.Fault(
                    Win32Exception.EXCEPTION_IN_PAGE_ERROR, d.access(), faultAddress));
        demand = null;
      } else {
        return exit(1, true);
      }
    }
    fetch();
    NaiveStop stop = perform();
    while (stop == null) {
      fetch();
      if (!(demand instanceof Demand.RequestDone)) {
        break;
      }
      stop = perform();
    }
    if (stop != null) {
      memory.ran(this);
    }
    return stop;
  }

  private void fetch() {
    if (demand == null) {
      demand = program.next(this);
      computing = demand instanceof Demand.Compute compute ? compute.nanos() : 0;
    }
  }

  private NaiveStop perform() {
    Demand current = demand;
    if (current instanceof Demand.References d) {
      return reference(d.batch());
    } else if (current instanceof Demand.Compute) {
      long done = Math.min(computing, COMPUTE_STEP_NANOS);
      computing -= done;
      now += done;
      demand = computing == 0 ? null : demand;
      return null;
    } else if (current instanceof Demand.Data d) {
      return data(d);
    } else if (current instanceof Demand.Exit d) {
      return exit(d.code(), false);
    } else if (current instanceof Demand.Fail d) {
      complaint = d.reason();
      return exit(1, true);
    }
    demand = null;
    if (current instanceof Demand.Sleep d && d.untilNanos() > now) {
      log.add(now, EventKind.SLEEP, id, d.untilNanos(), 0);
      return new NaiveStop.Sleep(d.untilNanos());
    } else if (current instanceof Demand.Call d) {
      return call(d.call());
    } else if (current instanceof Demand.Manager d) {
      return new NaiveStop.Manager(d.service());
    } else if (current instanceof Demand.RequestDone d) {
      log.add(now, EventKind.REQUEST, id, now - d.arrivalNanos(), 0);
    }
    return null;
  }

  private NaiveStop exit(int code, boolean failed) {
    log.add(now, EventKind.EXIT, id, code, failed ? 1 : 0);
    return new NaiveStop.Exit();
  }

  private NaiveStop reference(ReferenceBatch batch) {
    if (batch.from == batch.to) {
      demand = null;
      return null;
    }
    long reference = batch.references[batch.from];
    long page = PageReference.page(reference);
    Access access = PageReference.access(reference);
    if (PageReference.count(reference) == 1) {
      batch.from++;
    } else {
      batch.references[batch.from] = PageReference.minus(reference, 1);
    }
    spend(machine.referencePicos() * batch.costPerMille / 1000);
    int reason = space.stop(page, access);
    if (reason == 0) {
      memory.used(this, page, access == Access.WRITE);
    }
    memory.ran(this);
    if (reason == Resolution.FAULT) {
      faultAddress = page * AddressLayout.PAGE_SIZE;
      return new NaiveStop.Fault(page, access, true, -1);
    } else if (reason != 0) {
      log.add(now, EventKind.EXCEPTION, id, code(reason), page * AddressLayout.PAGE_SIZE);
      return exit(1, true);
    }
    demand = batch.from == batch.to ? null : demand;
    return null;
  }

  private void spend(long cost) {
    madeReference = true;
    picos += cost;
    now += picos / 1000;
    picos %= 1000;
  }

  private static long code(int reason) {
    return reason == Resolution.GUARD ? 0x8000_0001L : 0xC000_0005L;
  }

  private NaiveStop data(Demand.Data d) {
    spend(machine.referencePicos());
    long first = d.address() / AddressLayout.PAGE_SIZE;
    long last = (d.address() + d.data().length - 1) / AddressLayout.PAGE_SIZE;
    for (long page = first; page <= last; page++) {
      int reason = space.stop(page, d.access());
      if (reason == Resolution.FAULT) {
        memory.ran(this);
        faultAddress = d.address();
        return new NaiveStop.Fault(page, d.access(), false, page == first ? -1 : first);
      } else if (reason != 0) {
        memory.ran(this);
        if (reason == Resolution.GUARD) {
          space.resolve(page, d.access());
        }
        Win32Exception raised =
            reason == Resolution.GUARD
                ? Win32Exception.STATUS_GUARD_PAGE_VIOLATION
                : Win32Exception.EXCEPTION_ACCESS_VIOLATION;
        long address = page == first ? d.address() : page * AddressLayout.PAGE_SIZE;
        lastResult = CallResult.raised(new CallResult.Fault(raised, d.access(), address));
        log.add(now, EventKind.EXCEPTION, id, code(reason), address);
        demand = null;
        return null;
      }
    }
    for (int i = 0; i < d.data().length; i++) {
      long address = d.address() + i;
      byte[] bytes = memory.bytes(this, address / AddressLayout.PAGE_SIZE);
      int offset = (int) (address % AddressLayout.PAGE_SIZE);
      if (d.access() == Access.WRITE) {
        bytes[offset] = d.data()[i];
      } else {
        d.data()[i] = bytes[offset];
      }
    }
    for (long page = first; page <= last; page++) {
      memory.used(this, page, d.access() == Access.WRITE);
    }
    memory.ran(this);
    lastResult = CallResult.success(0);
    demand = null;
    return null;
  }

  private NaiveStop call(SystemCall call) {
    now += machine.costs().systemCallNanos();
    planNumber = NaiveCalls.number(call);
    if (call instanceof SystemCall.VirtualQuery query) {
      Optional<MemoryBasicInformation> found = space.query(query.address());
      Win32Error error =
          found.isPresent() ? Win32Error.ERROR_SUCCESS : Win32Error.ERROR_INVALID_PARAMETER;
      ended(new Win32Result(error, 0), found.orElse(null));
      return null;
    }
    CallPlan planned = NaiveCalls.plan(space, call);
    if (!(planned instanceof CallPlan.Ready ready)) {
      ended(planned.result(), null);
      return null;
    }
    if (ready.needsManager()) {
      plan = ready;
      return new NaiveStop.Call(ready.work());
    }
    ended(space.apply(ready), null);
    return null;
  }

  private void answered() {
    Win32Error error = answer;
    answer = null;
    ended(error == Win32Error.ERROR_SUCCESS ? space.apply(plan) : Win32Result.failure(error), null);
  }

  private void ended(Win32Result result, MemoryBasicInformation found) {
    CallInformation run = found == null ? null : new CallInformation.Run(found);
    lastResult = new CallResult(result.error(), result.value(), run, null);
    log.add(now, EventKind.SYSTEM_CALL, id, planNumber, result.error().code() & 0xFFFF_FFFFL);
  }

  @Override
  public long nowNanos() {
    return now;
  }

  @Override
  public int index() {
    return indexInGroup;
  }

  @Override
  public AddressLayout layout() {
    return machine.layout();
  }

  @Override
  public UniformRandomProvider random(String purpose) {
    return streams.computeIfAbsent(purpose, name -> seeds.stream(group.name(), indexInGroup, name));
  }

  @Override
  public CallResult lastResult() {
    return lastResult;
  }

  @Override
  public void bind(String name, Range range) {
    ranges.put(name, range);
  }

  @Override
  public Range range(String name) {
    return ranges.get(name);
  }

  @Override
  public void bindHandle(String name, long handle) {
    throw new UnsupportedOperationException("the naive machine has no handles");
  }

  @Override
  public Long handle(String name) {
    throw new UnsupportedOperationException("the naive machine has no handles");
  }

  @Override
  public void remember(String name, long[] found) {
    remembered.put(name, found);
  }

  @Override
  public long[] remembered(String name) {
    return remembered.get(name);
  }

  @Override
  public Executor blocking() {
    throw new UnsupportedOperationException("the naive machine plays no traces");
  }
}
