package org.faultline.actors.session;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.faultline.memory.address.Access;
import org.faultline.workload.program.Bytes;
import org.faultline.workload.program.CallInformation;
import org.faultline.workload.program.CallResult;
import org.faultline.workload.program.Demand;
import org.faultline.workload.program.SystemCall;
import org.jspecify.annotations.Nullable;

/**
 * A process of a {@link MachineSession}. What is {@code submit}ted waits for {@link
 * MachineSession#step}; all other calls step the machine themselves and return the answer.
 *
 * <p>Every call throws an {@link IllegalStateException} that says why, once the process has ended.
 */
public final class ProcessSession implements AutoCloseable {
  static final Demand EXIT = new Demand.Exit(0);

  private final MachineSession machine;
  private final OrderQueue orders;
  private final int id;
  private final String name;
  private @Nullable String ended;

  ProcessSession(MachineSession machine, OrderQueue orders, int id, String name) {
    this.machine = machine;
    this.orders = orders;
    this.id = id;
    this.name = name;
  }

  /** Its number in the machine, from 1. */
  public int id() {
    return id;
  }

  /** The name that it was given. */
  public String name() {
    return name;
  }

  /** Why it has ended, in a sentence, once it has. */
  public @Nullable String ended() {
    return ended;
  }

  OrderQueue orders() {
    return orders;
  }

  void end(String reason) {
    String sentence = ended == null ? "process " + name + " has ended: " + reason : ended;
    ended = sentence;
    orders.abandon(sentence);
  }

  /** Makes a system call at the machine's next step. */
  public CompletableFuture<CallResult> submit(SystemCall call) {
    return add(Order.of(new Demand.Call(call), context -> context.lastResult()));
  }

  /** Makes a system call. */
  public CallResult call(SystemCall call) {
    return machine.finish(submit(call));
  }

  /** Reads at the machine's next step. */
  public CompletableFuture<CallResult> submitRead(long address, int widthBytes) {
    byte[] bytes = new byte[requireWidth(widthBytes)];
    return add(
        Order.of(
            new Demand.Data(address, bytes, Access.READ),
            context ->
                context.lastResult().fault() != null
                    ? context.lastResult()
                    : CallResult.success(Bytes.number(bytes))));
  }

  /** Writes at the machine's next step. */
  public CompletableFuture<CallResult> submitWrite(long address, int widthBytes, long value) {
    byte[] bytes = Bytes.number(value, requireWidth(widthBytes)).copy();
    return add(
        Order.of(new Demand.Data(address, bytes, Access.WRITE), context -> context.lastResult()));
  }

  /**
   * Reads {@code widthBytes} bytes, 1 to 8, in one access; the answer's value is the number that
   * they are, the lowest byte first.
   */
  public CallResult read(long address, int widthBytes) {
    return machine.finish(submitRead(address, widthBytes));
  }

  /** Writes the lowest {@code widthBytes} bytes of {@code value}, 1 to 8, in one access. */
  public CallResult write(long address, int widthBytes, long value) {
    return machine.finish(submitWrite(address, widthBytes, value));
  }

  /** Fetches an instruction. */
  public CallResult execute(long address) {
    Demand fetch = new Demand.Data(address, new byte[1], Access.EXECUTE);
    return machine.finish(add(Order.of(fetch, context -> context.lastResult())));
  }

  /** Sleeps for {@code nanos} of virtual time. */
  public void sleep(long nanos) {
    machine.finish(
        add(
            new Order(
                context -> new Demand.Sleep(context.nowNanos() + nanos),
                context -> CallResult.success(0),
                new CompletableFuture<>())));
  }

  /** All runs of like pages of the address space, and where each page is. */
  public CallInformation.AddressMap map() {
    CallResult found = call(new SystemCall.MapAddressSpace());
    return (CallInformation.AddressMap)
        Objects.requireNonNull(found.information(), "the map of a process is always found");
  }

  void become(ProcessOptions options) {
    if (options.parent() != ProcessOptions.NO_PARENT) {
      CallResult inherited = call(new SystemCall.InheritHandles(options.parent()));
      if (!inherited.succeeded()) {
        close();
        throw new IllegalArgumentException(
            "no process can inherit the handles of process %d here: %s"
                .formatted(options.parent(), inherited.error()));
      }
    }
    if (!options.hasDefaultWorkingSet()) {
      long minimumBytes = options.minimumWorkingSetBytes();
      long maximumBytes = options.maximumWorkingSetBytes();
      CallResult set = call(new SystemCall.SetProcessWorkingSetSize(minimumBytes, maximumBytes));
      if (!set.succeeded()) {
        close();
        throw new IllegalArgumentException(
            "no process can have a working set of %d to %d bytes here: %s"
                .formatted(minimumBytes, maximumBytes, set.error()));
      }
    }
    Demand demand = new Demand.Become(options.privileges());
    machine.finish(add(Order.of(demand, context -> CallResult.success(0))));
  }

  /** Ends the process: all that it has returns to the machine. */
  @Override
  public void close() {
    if (ended == null) {
      add(Order.of(EXIT, context -> CallResult.success(0)));
      machine.step();
    }
  }

  private CompletableFuture<CallResult> add(Order order) {
    machine.requireOpen();
    if (ended != null) {
      throw new IllegalStateException(ended);
    }
    orders.add(order);
    return order.answer();
  }

  private static int requireWidth(int widthBytes) {
    if (widthBytes < 1 || widthBytes > Long.BYTES) {
      throw new IllegalArgumentException("an access has 1 to 8 bytes, not " + widthBytes);
    }
    return widthBytes;
  }
}
