package org.faultline.actors.time;

import java.util.List;
import org.faultline.actors.message.Trap;
import org.faultline.memory.server.Alarm;
import org.faultline.memory.server.LoadOrder;
import org.faultline.memory.server.Request;

/**
 * What the {@link Timekeeper} decided to do next. A step is valid until the next one is decided:
 * those that come with every round or fault are one instance each.
 */
public sealed interface NextStep {

  /** Its name in a complaint about who did not answer. */
  String label();

  /** Some processes run on their CPUs. */
  final class Round implements NextStep {
    private final List<Cpu> cpus;

    Round(List<Cpu> cpus) {
      this.cpus = cpus;
    }

    /** The CPUs whose processes run, in order of their index. */
    public List<Cpu> cpus() {
      return cpus;
    }

    @Override
    public String label() {
      return "RUN";
    }
  }

  /**
   * Something that is done in virtual time by one who is asked and answers. One instance serves for
   * all steps of its kind: {@code of} says what is asked for before anybody is handed the step.
   */
  abstract sealed class Asked implements NextStep {
    private long atNanos;
    private long idleNanos;

    /** When it is done, in nanoseconds. */
    public final long atNanos() {
      return atNanos;
    }

    /** Time until then in which a CPU had nothing to do, in nanoseconds. */
    public final long idleNanos() {
      return idleNanos;
    }

    final void at(long stepNanos, long idleUntilThenNanos) {
      atNanos = stepNanos;
      idleNanos = idleUntilThenNanos;
    }
  }

  /** The MemoryManager serves the request of a process. */
  final class Serve extends Asked {
    private int process;
    private int cpu;

    @SuppressWarnings("NullAway.Init") // by of()
    private Request request;

    Serve() {}

    Serve of(int whose, Cpu onCpu, Request wanted) {
      process = whose;
      cpu = onCpu.index();
      request = wanted;
      return this;
    }

    /** Whose request it is. */
    public int process() {
      return process;
    }

    /** The index of the CPU on which it was made. */
    public int cpu() {
      return cpu;
    }

    /** The request. */
    public Request request() {
      return request;
    }

    @Override
    public String label() {
      return "SERVE";
    }
  }

  /** The MemoryManager is told that what it waited for has come. */
  final class Due extends Asked {
    @SuppressWarnings("NullAway.Init") // by of()
    private Alarm alarm;

    Due() {}

    Due of(Alarm what) {
      alarm = what;
      return this;
    }

    /** What it waited for. */
    public Alarm alarm() {
      return alarm;
    }

    @Override
    public String label() {
      return "ALARM";
    }
  }

  /** The process that has waited longest for a page may try again. */
  final class Retry extends Asked {
    Retry() {}

    @Override
    public String label() {
      return "RETRY";
    }
  }

  /** Nothing will ever free a page: the process that has waited longest for one ends. */
  final class GiveUp extends Asked {
    GiveUp() {}

    @Override
    public String label() {
      return "GIVE_UP";
    }
  }

  /** The MemoryManager does what load control decided. */
  final class Order extends Asked {
    @SuppressWarnings("NullAway.Init") // by of()
    private LoadOrder order;

    Order() {}

    Order of(LoadOrder what) {
      order = what;
      return this;
    }

    /** What was decided. */
    public LoadOrder order() {
      return order;
    }

    @Override
    public String label() {
      return "ORDER";
    }
  }

  /** A device makes a transfer of a file. */
  final class Transfer extends Asked {
    @SuppressWarnings("NullAway.Init") // by of()
    private Trap.FileTransfer transfer;

    Transfer() {}

    Transfer of(Trap.FileTransfer what) {
      transfer = what;
      return this;
    }

    /** What is transferred, and where. */
    public Trap.FileTransfer transfer() {
      return transfer;
    }

    @Override
    public String label() {
      return "TRANSFER";
    }
  }

  /** What was counted so far is asked for. */
  enum Measurement implements NextStep {
    /** Load control looks at it. */
    LOOK,
    /** A row of the timeline is due. */
    TICK,
    /** The measured window begins. */
    WARM_UP;

    @Override
    public String label() {
      return name();
    }
  }

  /** Nothing is left to do: a process appeared, or its wait is over. */
  enum Timer implements NextStep {
    TIMER;

    @Override
    public String label() {
      return name();
    }
  }

  /** Virtual time stands still. */
  enum Standstill implements NextStep {
    /** Nobody has anything to do until an order comes from outside. */
    IDLE,
    /** The run is over. */
    END;

    @Override
    public String label() {
      return name();
    }
  }
}
