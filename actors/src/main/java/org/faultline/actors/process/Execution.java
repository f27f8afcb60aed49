package org.faultline.actors.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.apache.commons.rng.UniformRandomProvider;
import org.faultline.actors.message.Trap;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.address.AddressSpace;
import org.faultline.memory.address.AddressUse;
import org.faultline.memory.address.MemoryBasicInformation;
import org.faultline.memory.address.MemoryWork;
import org.faultline.memory.address.Win32Error;
import org.faultline.memory.address.Win32Exception;
import org.faultline.memory.event.Chain;
import org.faultline.memory.event.EventBuffer;
import org.faultline.memory.event.EventKind;
import org.faultline.memory.replacement.Knowledge;
import org.faultline.memory.server.Finding;
import org.faultline.memory.server.PageChanges;
import org.faultline.memory.server.Reply;
import org.faultline.memory.server.Request;
import org.faultline.memory.server.RunReport;
import org.faultline.workload.config.WorkingSetConfig;
import org.faultline.workload.program.CallInformation;
import org.faultline.workload.program.CallResult;
import org.faultline.workload.program.Demand;
import org.faultline.workload.program.ProgramContext;
import org.faultline.workload.program.ProgramRun;
import org.faultline.workload.program.ResidentPages;
import org.faultline.workload.program.SystemCall;

/**
 * One process executing its program: what the ProcessActor owns, without the actor.
 *
 * <p>It advances its local virtual time until the time is up or something stops it that others must
 * decide. Owns the address space, the program's state and its random streams.
 */
public final class Execution implements ProgramContext {
  /** Demands of a program in one run; more and the run pauses, so that it always ends. */
  private static final int DEMANDS_IN_A_RUN = 1 << 20;

  private final ProcessIdentity identity;
  private final ExecutionSettings settings;
  private final AddressSpace space;
  private final ProgramRun program;
  private final VirtualClock clock = new VirtualClock();
  private final ReferenceEngine engine;
  private final StackGrowth stacks;
  private final SystemCalls calls;
  private final DataPages data = new DataPages();
  private final HeldPages held;
  private final RequestLatencies latencies = new RequestLatencies();
  private final CallTimes callTimes = new CallTimes();
  private final RequestArrivals arrivals;
  private final Map<String, UniformRandomProvider> streams = new HashMap<>(2);
  private final Map<String, Range> ranges = new HashMap<>(2);
  private final Map<String, long[]> remembered = new HashMap<>(2);
  private final Chain chain = new Chain();
  private final EventBuffer events;
  private Demand demand;
  private StackGrowth.Touch overflow;
  private long computing;
  private CallResult lastResult;
  // The system call under way, or the last one, and when it was made.
  private SystemCall called;
  private long calledAt;
  private final FrameLease lease;
  private long epoch;
  private long faultNanos;
  private long faults;
  private Request.Fault lastFault;
  private Request.Exit failure;
  private long requests;

  /** A process at the beginning of its program. */
  public Execution(ProcessIdentity identity, ExecutionSettings settings) {
    this.identity = identity;
    this.settings = settings;
    Knowledge knowledge = settings.knowledge();
    boolean stamped = knowledge == Knowledge.TOUCHED || knowledge == Knowledge.LAST_USE;
    space = new AddressSpace(settings.layout(), stamped, settings.pageTables());
    WorkingSetConfig workingSet = identity.group().workingSet();
    space
        .limits()
        .setWorkingSet(
            new MemoryWork.WorkingSetSizes(workingSet.minimumPages(), workingSet.maximumPages()));
    space.limits().setWorkingSetBoundPages(settings.workingSetBoundPages());
    space.limits().setPrivileges(identity.group().privileges());
    held = new HeldPages(space);
    arrivals = new RequestArrivals(settings.warmUpNanos());
    program = new ProgramRun(identity.group().program());
    stacks = new StackGrowth(space);
    engine = new ReferenceEngine(space, settings, clock, data, stacks);
    calls = new SystemCalls(space, data, engine);
    events = new EventBuffer(settings.events());
    lease = settings.leaseFrames() == null ? null : lease();
  }

  private FrameLease lease() {
    return new FrameLease(
        identity.id(),
        space,
        data,
        settings.leaseFrames().applyAsInt(identity.id()),
        settings.leaseSlots(),
        settings.pageTables(),
        settings.policy(),
        settings.policyRandom().apply(identity.id()),
        settings.events());
  }

  /** Takes what was decided since the last run. */
  public void begin(
      long from,
      PageChanges changes,
      Win32Error answer,
      Finding finding,
      long newEpoch,
      long allReferences) {
    clock.set(from);
    engine.clock(allReferences);
    if (newEpoch != epoch) {
      epoch = newEpoch;
      space.pageTable().nextEpoch();
    }
    for (int i = 0, contents = 0; i < changes.size(); i++) {
      long page = changes.page(i);
      int flags = changes.flags(i);
      if ((flags & PageChanges.MAP) == 0) {
        space.unmap(page);
        data.left(page);
        continue;
      }
      space.map(page, changes.frame(i), (flags & PageChanges.LOCKED) != 0);
      if ((flags & PageChanges.DIRTY) != 0) {
        space.retireWrite(page);
      }
      boolean hasBytes = (flags & PageChanges.CONTENTS) != 0;
      data.returned(page, hasBytes ? changes.contents(contents++) : null);
    }
    if (answer != null && stacks.isUnderWay()) {
      overflow = stacks.answered(answer);
    } else if (answer != null) {
      if (lease != null && answer == Win32Error.ERROR_SUCCESS) {
        engine.tell(lease);
        lease.perform(calls.waitingWork(), from);
      }
      finishCall(calls.answered(answer, finding));
    }
  }

  /** The page that it faulted on could not be read: the exception is its program's affair. */
  public void failInPage() {
    if (demand instanceof Demand.Data d) {
      boolean first = d.address() >>> AddressLayout.PAGE_SHIFT == lastFault.page();
      finishAccess(
          d,
          ReferenceEngine.DataOutcome.raised(
              Win32Exception.EXCEPTION_IN_PAGE_ERROR,
              first ? d.address() : lastFault.page() << AddressLayout.PAGE_SHIFT));
      return;
    }
    long address = lastFault.page() << AddressLayout.PAGE_SHIFT;
    note(EventKind.EXCEPTION, Win32Exception.EXCEPTION_IN_PAGE_ERROR.code(), address);
    failure =
        new Request.Exit(
            1,
            "%s: page 0x%x at 0x%x could not be read from the pagefile"
                .formatted(Win32Exception.EXCEPTION_IN_PAGE_ERROR, lastFault.page(), address));
  }

  /** Executes until {@code until}, the {@code budget} of references, or a trap. */
  public Trap run(long until, long budget) {
    if (failure != null) {
      return chained(failure);
    }
    long left = budget;
    for (int i = 0; i < DEMANDS_IN_A_RUN; i++) {
      if (demand == null) {
        demand = program.next(this);
        computing = demand instanceof Demand.Compute c ? c.nanos() : 0;
      }
      if (clock.now() >= until || left <= 0) {
        if (!(demand instanceof Demand.RequestDone)) {
          return Trap.Paused.PAUSED;
        }
      }
      long before = engine.references();
      Trap trap = perform(until, left);
      left -= engine.references() - before;
      if (trap == null && engine.mustReport()) {
        if (lease == null) {
          return Trap.Paused.PAUSED;
        }
        engine.tell(lease);
      }
      if (trap != null) {
        if (!(trap instanceof Trap.Await)) {
          engine.hasRun();
        }
        chain(trap);
        if (lease == null) {
          return trap;
        }
        trap = leased(trap);
        if (trap != null) {
          return trap;
        }
      }
    }
    return Trap.Paused.PAUSED;
  }

  /** Does what the lease can; null where nothing is left to be served. */
  private Trap leased(Trap trap) {
    engine.tell(lease);
    Request request = trap instanceof Trap.MemoryRequest asked ? asked.request() : null;
    if (request instanceof Request.Fault fault) {
      if (!lease.fault(fault, clock.now())) {
        Trap exit = chained(new Request.Exit(1, Reply.NO_PAGE, engine.time()));
        lease.end(engine.time(), clock.now());
        return exit;
      }
      clock.skip(settings.hardFaultNanos());
      faultNanos += settings.hardFaultNanos();
      lease.spent(settings.hardFaultNanos());
      return null;
    } else if (request instanceof Request.Call call) {
      return asks(new Request.Call(call.number(), call.work(), true, lease.check(call.work())));
    } else if (request instanceof Request.Exit exit) {
      lease.end(exit.time(), clock.now());
    }
    return trap;
  }

  private static Trap asks(Request request) {
    return new Trap.MemoryRequest(request);
  }

  private Trap perform(long until, long budget) {
    if (overflow != null) {
      return overflowed();
    } else if (demand instanceof Demand.References d) {
      Request request = engine.run(d.batch(), until, budget);
      if (request == null && d.batch().from == d.batch().to) {
        demand = null;
      }
      return request == null ? null : raised(request);
    } else if (demand instanceof Demand.Compute) {
      computing -= clock.compute(computing, until);
      if (computing == 0) {
        demand = null;
      }
      return null;
    } else if (demand instanceof Demand.Sleep d) {
      demand = null;
      return d.untilNanos() > clock.now() ? new Trap.Sleep(d.untilNanos()) : null;
    } else if (demand instanceof Demand.Call d) {
      return call(d);
    } else if (demand instanceof Demand.Data d) {
      return access(d);
    } else if (demand instanceof Demand.Idle) {
      demand = null;
      return Trap.Idle.IDLE;
    } else if (demand instanceof Demand.Become d) {
      demand = null;
      space.limits().setPrivileges(d.privileges());
      return null;
    } else if (demand instanceof Demand.Manager d) {
      demand = null;
      return asks(new Request.ManagerCall(d.service()));
    } else if (demand instanceof Demand.FileTransfer d) {
      demand = null;
      return new Trap.FileTransfer(d.device(), d.pages(), d.write());
    } else if (demand instanceof Demand.Await d) {
      demand = null;
      return new Trap.Await(d.ready());
    } else if (demand instanceof Demand.RequestStarted d) {
      demand = null;
      arrivals.begun(d.request(), d.arrivalNanos());
      return null;
    } else if (demand instanceof Demand.RequestDone d) {
      demand = null;
      requestDone(d);
      return null;
    } else if (demand instanceof Demand.Exit d) {
      return asks(new Request.Exit(d.code(), null, engine.time()));
    } else if (demand instanceof Demand.Fail d) {
      return asks(new Request.Exit(1, d.reason(), engine.time()));
    }
    demand = null;
    return null;
  }

  private Trap call(Demand.Call d) {
    called = d.call();
    calledAt = clock.now();
    clock.advance(settings.systemCallNanos());
    SystemCalls.Outcome outcome = calls.make(d.call());
    demand = null;
    if (outcome.request() != null) {
      return asks(outcome.request());
    }
    finishCall(outcome);
    return null;
  }

  private void finishCall(SystemCalls.Outcome outcome) {
    lastResult = outcome.result();
    if (clock.now() >= settings.warmUpNanos()) {
      callTimes.record(called, clock.now() - calledAt);
    }
    note(EventKind.SYSTEM_CALL, outcome.number(), lastResult.error().code() & 0xFFFF_FFFFL);
    chain.add(lastResult.value());
    if (lastResult.information() instanceof CallInformation.Run run) {
      MemoryBasicInformation found = run.basic();
      chain.add(found.baseAddress(), found.state(), found.regionSize(), found.protect());
    }
  }

  private Trap access(Demand.Data d) {
    ReferenceEngine.DataOutcome outcome = engine.access(d.address(), d.data(), d.access());
    if (outcome.request() != null) {
      return asks(outcome.request());
    }
    finishAccess(d, outcome);
    return null;
  }

  /** The stack cannot grow: the access that touched its guard raises an exception. */
  private Trap overflowed() {
    StackGrowth.Touch touch = overflow;
    overflow = null;
    if (demand instanceof Demand.Data d) {
      finishAccess(
          d,
          ReferenceEngine.DataOutcome.raised(
              Win32Exception.EXCEPTION_STACK_OVERFLOW, touch.address()));
      return null;
    }
    return raised(
        engine.exception(Win32Exception.EXCEPTION_STACK_OVERFLOW, touch.page(), touch.access()));
  }

  private void finishAccess(Demand.Data d, ReferenceEngine.DataOutcome outcome) {
    demand = null;
    lastResult = CallResult.success(0);
    if (outcome.exception() != null) {
      lastResult =
          CallResult.raised(
              new CallResult.Fault(outcome.exception(), d.access(), outcome.address()));
      note(EventKind.EXCEPTION, outcome.exception().code(), outcome.address());
    }
  }

  /** What a reference raised: an exception that the program does not handle ends it. */
  private Trap raised(Request request) {
    if (request instanceof Request.Exit exit) {
      note(EventKind.EXCEPTION, engine.exception().code(), engine.exceptionAddress());
      return asks(new Request.Exit(exit.code(), exit.reason(), engine.time()));
    }
    return asks(request);
  }

  private void requestDone(Demand.RequestDone d) {
    long latency = clock.now() - d.arrivalNanos();
    if (clock.now() >= settings.warmUpNanos()) {
      latencies.record(d.request(), latency);
    }
    requests++;
    note(EventKind.REQUEST, latency, 0);
  }

  private Trap chained(Request request) {
    chain(request);
    return asks(request);
  }

  private void chain(Trap trap) {
    if (trap instanceof Trap.MemoryRequest asked) {
      chain(asked.request());
    } else if (trap instanceof Trap.Sleep sleep) {
      note(EventKind.SLEEP, sleep.until(), 0);
    } else if (trap instanceof Trap.FileTransfer) {
      chain.add(clock.now());
    }
  }

  private void chain(Request request) {
    if (request instanceof Request.Fault fault) {
      faults++;
      lastFault = fault;
      held.faulted(fault.page());
      chain.add(
          clock.now(), EventKind.PAGE_FAULT.ordinal(), fault.page(), fault.access().ordinal());
    } else if (request instanceof Request.Exit exit) {
      note(EventKind.EXIT, exit.code(), exit.reason() == null ? 0 : 1);
    } else if (request instanceof Request.ManagerCall) {
      chain.add(clock.now());
    }
  }

  private void note(EventKind kind, long first, long second) {
    chain.add(clock.now(), kind.ordinal(), first, second);
    events.add(clock.now(), kind, identity.id(), first, second);
  }

  /** What the process did to its pages since the last report; null where it did nothing. */
  public RunReport takeReport() {
    if (lease != null) {
      return new RunReport(
          identity.id(),
          RunReport.NO_FRAMES,
          RunReport.NO_DETAILS,
          RunReport.NO_FRAMES,
          RunReport.NO_FRAMES,
          RunReport.NO_DATA,
          lease.report());
    }
    return engine.takeReport(identity.id());
  }

  /** CPU time of the faults that its lease resolved so far, in nanoseconds. */
  public long faultNanos() {
    return faultNanos;
  }

  /** The events since they were last taken. */
  public List<EventBuffer.Batch> takeEvents() {
    return lease == null ? List.of(events.take()) : List.of(events.take(), lease.takeEvents());
  }

  /** References made so far. */
  public long references() {
    return engine.references();
  }

  /** Lets go of files that its program reads. */
  public void close() {
    program.close();
  }

  /**
   * What the process counted until {@code endNanos}, the end of the run, for the results and the
   * identities. It must not run again.
   */
  public ProcessReport report(long endNanos) {
    program.tellWaiting(endNanos, this, arrivals::waits);
    return new ProcessReport(
        identity,
        counts(),
        requests,
        space.reservedBytes(),
        AddressUse.of(space),
        latencies.byRequest(),
        arrivals.byRequest(),
        callTimes.byName(),
        drawn(),
        chain.value());
  }

  /** What the process counts by itself now. */
  public ProcessCounts counts() {
    MemoryWork asked = stacks.isUnderWay() ? stacks.work() : calls.waitingWork();
    return new ProcessCounts(
        engine.references(),
        faults,
        clock.consumed(),
        space.committedPages() + space.chargedTablePages(),
        asked.chargePages(),
        data.returned(),
        data.mismatches(),
        lease == null ? null : lease.lastReport());
  }

  /** Whether its program drew from any of its streams. */
  private boolean drawn() {
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
  public long now() {
    return clock.now();
  }

  @Override
  public int index() {
    return identity.index();
  }

  @Override
  public AddressLayout layout() {
    return settings.layout();
  }

  @Override
  public UniformRandomProvider random(String purpose) {
    return streams.computeIfAbsent(
        purpose,
        name -> settings.streams().stream(identity.group().name(), identity.index(), name));
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
  public void remember(String name, long[] found) {
    remembered.put(name, found);
  }

  @Override
  public long[] remembered(String name) {
    return remembered.get(name);
  }

  @Override
  public ResidentPages residentPages() {
    return held;
  }

  @Override
  public Future future() {
    if (settings.knowledge() != Knowledge.FUTURE) {
      return Future.UNKNOWN;
    }
    return settings.sharedTime() ? Future.SHARED : Future.OWN;
  }

  @Override
  public Executor blocking() {
    return settings.blocking();
  }
}
