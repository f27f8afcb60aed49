package org.faultline.actors.naive;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import org.apache.commons.rng.UniformRandomProvider;
import org.faultline.memory.address.Access;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.address.AddressSpace;
import org.faultline.memory.address.PageReference;
import org.faultline.memory.address.Resolution;
import org.faultline.memory.address.Win32Error;
import org.faultline.memory.address.Win32Exception;
import org.faultline.memory.event.EventKind;
import org.faultline.memory.server.Finding;
import org.faultline.workload.config.MachineConfig;
import org.faultline.workload.config.ProcessGroup;
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
  private final Map<String, Long> handles = new HashMap<>();
  private final Map<String, long[]> remembered = new HashMap<>();
  long now;
  Win32Error answer;
  boolean inPageError;
  String complaint;
  boolean madeReference;
  long faultAddress;
  Finding finding;
  private long picos;
  private Demand demand;
  private long computing;
  private CallResult lastResult;
  private final NaiveReservedViews views;
  private final NaiveSystemCalls calls;
  private final NaiveData data;

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
    views = new NaiveReservedViews(space);
    calls = new NaiveSystemCalls(space, views);
    data = new NaiveData(this, memory, views);
  }

  /** Does the next step at {@code time}; its end is then {@link #now}. */
  NaiveStop step(long time) {
    now = time;
    madeReference = false;
    if (answer != null) {
      NaiveStop next = answered();
      if (next != null) {
        memory.ran(this);
        return next;
      }
    }
    if (inPageError) {
      inPageError = false;
      log.add(now, EventKind.EXCEPTION, id, IN_PAGE_ERROR, faultAddress);
      if (demand instanceof Demand.Data d) {
        data.failed();
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
    int reason = space.stop(page, access);
    if (reason == Resolution.UNKNOWN) {
      NaiveStop ask = views.reference(page);
      if (ask != null) {
        return ask;
      }
    }
    if (PageReference.count(reference) == 1) {
      batch.from++;
    } else {
      batch.references[batch.from] = PageReference.minus(reference, 1);
    }
    spend(machine.referencePicos() * batch.costPerMille / 1000);
    if (reason == 0) {
      memory.used(this, page, access == Access.WRITE);
    }
    memory.ran(this);
    if (reason == Resolution.FAULT) {
      faultAddress = page * AddressLayout.PAGE_SIZE;
      return new NaiveStop.Fault(page, access, true, -1, space.needsCopy(page, access));
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

  static long code(int reason) {
    return reason == Resolution.GUARD ? 0x8000_0001L : 0xC000_0005L;
  }

  private NaiveStop data(Demand.Data d) {
    if (!data.hasBegun()) {
      spend(machine.referencePicos());
    }
    NaiveStop stop = data.access(d);
    memory.ran(this);
    return stop;
  }

  /** A data access ended so. */
  void dataEnded(CallResult result) {
    lastResult = result;
    demand = null;
  }

  /** The process raised an exception. */
  void raised(long code, long address) {
    log.add(now, EventKind.EXCEPTION, id, code, address);
  }

  private NaiveStop call(SystemCall call) {
    now += machine.costs().systemCallNanos();
    return goOn(calls.make(call));
  }

  /** The call needs {@code stop}, or has ended. */
  private NaiveStop goOn(NaiveStop stop) {
    if (stop == null) {
      lastResult = calls.result;
      long error = lastResult.error().code() & 0xFFFF_FFFFL;
      log.add(now, EventKind.SYSTEM_CALL, id, calls.number(), error);
      calls.forget();
    }
    return stop;
  }

  private NaiveStop answered() {
    Win32Error error = answer;
    answer = null;
    if (calls.isUnderWay()) {
      return goOn(calls.answered(error, finding));
    } else if (views.isUnderWay()) {
      views.answered(finding);
    } else {
      data.answered((Demand.Data) demand, finding);
    }
    return null;
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
    handles.put(name, handle);
  }

  @Override
  public Long handle(String name) {
    return handles.get(name);
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
