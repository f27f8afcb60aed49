package org.faultline.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.pekko.actor.testkit.typed.javadsl.BehaviorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.faultline.actors.Scheduler.Command;
import org.faultline.actors.plan.MachineParts;
import org.faultline.actors.plan.MachinePlan;
import org.faultline.actors.plan.RunOptions;
import org.faultline.actors.time.NextStep;
import org.faultline.actors.time.StepsOfEachKind;
import org.junit.jupiter.api.Test;

class SchedulerPhasesTest {
  private final TestInbox<MemoryManager.Command> manager = TestInbox.create();
  private final TestInbox<PagingDevice.Command> device = TestInbox.create();
  private final TestInbox<FileDevice.Command> disk = TestInbox.create();
  private final TestInbox<Recorder.Command> recorder = TestInbox.create();
  private final TestInbox<ProcessActor.Command> process = TestInbox.create();
  private final TestInbox<Machine.Command> machine = TestInbox.create();
  private final SchedulerPhases phases = phases();

  private SchedulerPhases phases() {
    MachineParts parts =
        MachineParts.open(
            new MachinePlan(TestWorkloads.of("processes.p.program = [ { Compute = 1 us } ]")));
    Scheduler.Peers peers =
        new Scheduler.Peers(
            manager.getRef(),
            device.getRef(),
            new TreeMap<>(Map.of("disk", disk.getRef())),
            recorder.getRef(),
            List.of(process.getRef()));
    AtomicReference<SchedulerPhases> made = new AtomicReference<>();
    BehaviorTestKit.create(
        Behaviors.<Command>setup(
            context -> {
              made.set(
                  new SchedulerPhases(
                      context,
                      parts.steps(RunOptions.DEFAULT),
                      parts.collector(RunOptions.DEFAULT),
                      machine.getRef(),
                      peers));
              return Behaviors.empty();
            }));
    return made.get();
  }

  private static Class<?> phaseOf(NextStep step) {
    if (step instanceof NextStep.Round) {
      return SchedulerRound.class;
    } else if (step instanceof NextStep.Asked) {
      return SchedulerService.class;
    } else if (step == NextStep.Measurement.LOOK) {
      return SchedulerLook.class;
    } else if (step instanceof NextStep.Measurement) {
      return SchedulerSample.class;
    }
    return step == NextStep.Standstill.IDLE ? SchedulerRest.class : SchedulerClosing.class;
  }

  @Test
  void everyStepHasItsPhase() {
    assertThat(StepsOfEachKind.all())
        .extracting(Object::getClass)
        .containsAll(StepsOfEachKind.kinds());
    for (NextStep step : StepsOfEachKind.all()) {
      if (step != NextStep.Timer.TIMER) {
        assertThat(phases.perform(step)).as(step.label()).isInstanceOf(phaseOf(step));
      }
    }
    assertThatThrownBy(() -> phases.perform(NextStep.Timer.TIMER))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void everyPhaseThatWaitsSaysForWhom() {
    for (NextStep step : StepsOfEachKind.all()) {
      if (step instanceof NextStep.Asked || step instanceof NextStep.Measurement) {
        SchedulerPhase phase = (SchedulerPhase) phases.perform(step);
        assertThat(phase.waitedFor())
            .singleElement()
            .asString()
            .contains(step instanceof NextStep.Transfer ? "the device disk" : step.label());
      }
    }
  }

  @Test
  void aStepThatIsHeldIsMadeOnceTheRecorderHasCaughtUp() {
    SchedulerBacklog backlog = (SchedulerBacklog) phases.hold(NextStep.Measurement.TICK);
    assertThat(backlog.waitedFor()).containsExactly("the Recorder");
    assertThat(manager.hasMessages()).isFalse();
    assertThat(backlog.onRecorded(Scheduler.Recorded.RECORDED)).isInstanceOf(SchedulerSample.class);
    assertThat(manager.receiveMessage()).isInstanceOf(MemoryManager.Sample.class);
  }
}
