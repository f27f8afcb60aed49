package org.faultline.actors.session;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.faultline.workload.program.Demand;
import org.faultline.workload.program.ProgramContext;
import org.faultline.workload.program.StepRun;
import org.jspecify.annotations.Nullable;

/**
 * The program of a process that does what it is told, in turn, and is idle while there is nothing.
 * Orders are added only while the machine rests; a message to the machine follows them.
 */
final class OrderQueue implements StepRun {
  /** The most orders that wait for one process. */
  static final int MOST = 1 << 16;

  private final Queue<Order> orders = new ConcurrentLinkedQueue<>();
  // What is under way, if anything is.
  private @Nullable Order current;

  /**
   * Adds an order.
   *
   * @throws IllegalStateException where {@value #MOST} wait already
   */
  void add(Order order) {
    if (orders.size() >= MOST) {
      throw new IllegalStateException(MOST + " orders are already waiting; step the machine first");
    }
    orders.add(order);
  }

  boolean isEmpty() {
    return orders.isEmpty();
  }

  @Override
  public Demand next(ProgramContext context) {
    if (current != null) {
      current.done(context);
    }
    Order next = orders.poll();
    current = next;
    return next == null ? Demand.Idle.IDLE : next.demand().apply(context);
  }

  /** The process has ended: nothing that it was told will be done any more. */
  void abandon(String reason) {
    IllegalStateException ended = new IllegalStateException(reason);
    if (current != null) {
      current.answer().completeExceptionally(ended);
    }
    for (Order order = orders.poll(); order != null; order = orders.poll()) {
      order.answer().completeExceptionally(ended);
    }
  }
}
