package org.faultline.actors.process;

import java.util.Objects;
import org.faultline.actors.message.Trap;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.address.AddressSpace;
import org.faultline.memory.address.MemoryWork;
import org.faultline.memory.address.Win32Error;
import org.faultline.memory.address.Win32Exception;
import org.faultline.memory.server.Finding;
import org.faultline.memory.server.Request;
import org.faultline.workload.config.ProcessGroup;
import org.faultline.workload.program.CallResult;
import org.faultline.workload.program.Demand;
import org.faultline.workload.program.ProgramRun;
import org.jspecify.annotations.Nullable;

/**
 * Does what a program demands, one thing after another, until something traps it. A demand that was
 * trapped is taken up again when the process goes on.
 */
final class DemandExecution {
  private final AddressSpace space;
  private final StackGrowth stacks;
  private final CommitQuestions views;
  private final ProcessLog log;
  private final long systemCallNanos;
  private final VirtualClock clock;
  private final ReferenceClock references;
  private final ReferenceEngine engine;
  private final DataReferences dataReferences;
  private final SystemCalls calls;
  private final ProgramEnvironment environment;
  private final ProgramRun program;
  private final Trap.MemoryRequest memoryRequest = new Trap.MemoryRequest();
  // What is to be done; absent if the program is to be asked.
  private @Nullable Demand demand;
  private long computingNanos;
  // What a system call asks next, if it is not done.
  private @Nullable Request next;
  // The access whose stack cannot grow, if there is one.
  private StackGrowth.@Nullable Touch overflow;
  // When the system call under way, or the last one, was made.
  private long calledAtNanos;

  DemandExecution(ProcessState state) {
    space = state.memory().space();
    stacks = state.memory().stacks();
    views = state.memory().views();
    log = state.log();
    systemCallNanos = state.settings().costs().systemCallNanos();
    clock = state.clocks().virtual();
    references = state.clocks().references();
    engine = new ReferenceEngine(state);
    dataReferences = new DataReferences(state);
    calls = new SystemCalls(state);
    environment = new ProgramEnvironment(state);
    ProcessGroup group = state.identity().group();
    program = new ProgramRun(group.start().steps(), group.program());
  }

  /** What the program knows of its process. */
  ProgramEnvironment environment() {
    return environment;
  }

  /** The program. */
  ProgramRun program() {
    return program;
  }

  /** What the request that the process waits for needs. */
  MemoryWork waitingWork() {
    return stacks.isUnderWay() ? stacks.work() : calls.waitingWork();
  }

  /**
   * Takes up the next demand where the last one is done.
   *
   * @return whether it takes neither time nor references
   */
  boolean take() {
    if (next != null) {
      return false;
    }
    if (demand == null) {
      demand = program.next(environment);
      computingNanos = demand instanceof Demand.Compute c ? c.nanos() : 0;
    }
    return demand instanceof Demand.RequestDone;
  }

  /** The request that the process waited for ended with this answer. */
  void answered(Win32Error answer, @Nullable Finding finding) {
    if (stacks.isUnderWay()) {
      overflow = stacks.answered(answer);
    } else if (demand instanceof Demand.Data d && dataReferences.isUnderWay()) {
      DataReferences.Outcome outcome =
          dataReferences.answered(answer, finding, d.address(), d.data());
      if (outcome != null) {
        finishAccess(d, outcome);
      }
    } else if (demand != null && views.isUnderWay()) {
      views.answered(finding);
    } else {
      goOn(calls.answered(answer, finding));
    }
  }

  /** A system call is done, or asks for more before the next demand. */
  private void goOn(SystemCalls.Outcome outcome) {
    if (outcome instanceof SystemCalls.Done done) {
      finishCall(done);
    } else if (outcome instanceof SystemCalls.Waiting waiting) {
      next = waiting.request();
    }
  }

  /**
   * The page on which it faulted could not be read.
   *
   * @return how the program ends, unless it handles the exception
   */
  Request.@Nullable Exit failInPage(long page) {
    long address = page << AddressLayout.PAGE_SHIFT;
    if (demand instanceof Demand.Data d) {
      boolean first = d.address() >>> AddressLayout.PAGE_SHIFT == page;
      finishAccess(
          d,
          DataReferences.Outcome.raised(
              Win32Exception.EXCEPTION_IN_PAGE_ERROR, first ? d.address() : address));
      return null;
    }
    log.raised(Win32Exception.EXCEPTION_IN_PAGE_ERROR, address);
    return new Request.Exit(
        1,
        "%s: page 0x%x at 0x%x could not be read from the pagefile"
            .formatted(Win32Exception.EXCEPTION_IN_PAGE_ERROR, page, address));
  }

  /** The trap of a process that needs the MemoryManager: one instance for all. */
  Trap needs(Request request) {
    return memoryRequest.of(request);
  }

  /** Does what is demanded as far as it can be done here; gives what traps it, if anything. */
  @Nullable Trap perform(long untilNanos, long budgetReferences) {
    Request request = next;
    if (request != null) {
      next = null;
      return needs(request);
    }
    StackGrowth.Touch touch = overflow;
    if (touch != null) {
      overflow = null;
      return overflowed(touch);
    } else if (demand instanceof Demand.References d) {
      Request needed = engine.run(d.batch(), untilNanos, budgetReferences);
      if (needed == null && d.batch().from == d.batch().to) {
        demand = null;
      }
      return needed == null ? null : needsOrRaises(needed);
    } else if (demand instanceof Demand.Compute) {
      computingNanos -= clock.compute(computingNanos, untilNanos);
      if (computingNanos == 0) {
        demand = null;
      }
      return null;
    } else if (demand instanceof Demand.Data d) {
      return access(d);
    } else if (demand instanceof Demand.Exit d) {
      return needs(new Request.Exit(d.code(), null, references.nowReferences()));
    } else if (demand instanceof Demand.Fail d) {
      return needs(new Request.Exit(1, d.reason(), references.nowReferences()));
    }
    Demand wanted = Objects.requireNonNull(demand, "a demand was taken");
    demand = null;
    return begin(wanted);
  }

  /** Begins with what is done once it has begun; gives what traps it, if anything. */
  private @Nullable Trap begin(Demand wanted) {
    if (wanted instanceof Demand.Call d) {
      return call(d);
    } else if (wanted instanceof Demand.Sleep d) {
      return d.untilNanos() > clock.nowNanos() ? new Trap.Sleep(d.untilNanos()) : null;
    } else if (wanted instanceof Demand.Idle) {
      return Trap.Idle.IDLE;
    } else if (wanted instanceof Demand.Manager d) {
      return needs(new Request.ManagerCall(d.service()));
    } else if (wanted instanceof Demand.FileTransfer d) {
      return new Trap.FileTransfer(d.device(), d.pages(), d.write());
    } else if (wanted instanceof Demand.Await d) {
      return new Trap.Await(d.ready());
    } else if (wanted instanceof Demand.Become d) {
      space.limits().setPrivileges(d.privileges());
    } else if (wanted instanceof Demand.RequestStarted d) {
      log.requestStarted(d);
    } else if (wanted instanceof Demand.RequestDone d) {
      log.requestDone(d);
    }
    return null;
  }

  private @Nullable Trap call(Demand.Call d) {
    calledAtNanos = clock.nowNanos();
    clock.advance(systemCallNanos);
    SystemCalls.Outcome outcome = calls.make(d.call());
    if (outcome instanceof SystemCalls.Waiting waiting) {
      return needs(waiting.request());
    }
    goOn(outcome);
    return null;
  }

  private void finishCall(SystemCalls.Done done) {
    environment.ended(done.result());
    log.called(done.call(), calledAtNanos, done.result());
  }

  private @Nullable Trap access(Demand.Data d) {
    DataReferences.Outcome outcome = dataReferences.access(d.address(), d.data(), d.access());
    if (outcome.request() != null) {
      return needs(outcome.request());
    }
    finishAccess(d, outcome);
    return null;
  }

  /** The stack cannot grow: the access that touched its guard raises an exception. */
  private @Nullable Trap overflowed(StackGrowth.Touch touch) {
    if (demand instanceof Demand.Data d) {
      finishAccess(
          d,
          DataReferences.Outcome.raised(Win32Exception.EXCEPTION_STACK_OVERFLOW, touch.address()));
      return null;
    }
    return needsOrRaises(
        engine.exception(Win32Exception.EXCEPTION_STACK_OVERFLOW, touch.page(), touch.access()));
  }

  private void finishAccess(Demand.Data d, DataReferences.Outcome outcome) {
    demand = null;
    dataReferences.ended();
    Win32Exception exception = outcome.exception();
    if (exception == null) {
      environment.ended(CallResult.success(0));
      return;
    }
    environment.ended(
        CallResult.raised(new CallResult.Fault(exception, d.access(), outcome.address())));
    log.raised(exception, outcome.address());
  }

  /** What a reference needs; an exception that the program does not handle ends it. */
  private Trap needsOrRaises(Request request) {
    if (request instanceof Request.Exit exit) {
      ReferenceEngine.Raised raised =
          Objects.requireNonNull(engine.raised(), "the program ends by an exception");
      log.raised(raised.exception(), raised.address());
      return needs(new Request.Exit(exit.code(), exit.reason(), references.nowReferences()));
    }
    return needs(request);
  }
}
