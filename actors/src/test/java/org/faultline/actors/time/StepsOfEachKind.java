package org.faultline.actors.time;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.faultline.actors.message.Trap;
import org.faultline.memory.server.LoadOrder;
import org.faultline.memory.server.Request;

/** One {@link NextStep} of each kind that there is, for tests of those who make them. */
public final class StepsOfEachKind {
  private StepsOfEachKind() {}

  /** The classes of steps, sealed as they are. */
  public static List<Class<?>> kinds() {
    return leaves(NextStep.class);
  }

  private static List<Class<?>> leaves(Class<?> kind) {
    List<Class<?>> leaves = new ArrayList<>();
    for (Class<?> permitted : kind.getPermittedSubclasses()) {
      leaves.addAll(permitted.isSealed() ? leaves(permitted) : List.of(permitted));
    }
    return leaves;
  }

  /** The steps: of process 1 on CPU 0, and of the device {@code disk}. */
  public static List<NextStep> all() {
    List<NextStep> steps = new ArrayList<>();
    steps.add(new NextStep.Round(List.of()));
    steps.add(
        new NextStep.Serve().of(1, new Cpu(0, new ScheduledProcess(0)), Request.Inquiry.INQUIRY));
    steps.add(new NextStep.Transfer().of(new Trap.FileTransfer("disk", 1, false)));
    steps.add(new NextStep.Due().of(null));
    steps.add(new NextStep.Retry());
    steps.add(new NextStep.GiveUp());
    steps.add(new NextStep.Order().of(new LoadOrder(LoadOrder.Kind.TOKEN, 0)));
    steps.addAll(Arrays.asList(NextStep.Measurement.values()));
    steps.add(NextStep.Timer.TIMER);
    steps.addAll(Arrays.asList(NextStep.Standstill.values()));
    return steps;
  }
}
