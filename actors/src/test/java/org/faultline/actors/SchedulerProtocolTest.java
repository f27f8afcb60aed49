package org.faultline.actors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.pekko.actor.testkit.typed.javadsl.BehaviorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.faultline.actors.message.Trap;
import org.faultline.actors.plan.MachineParts;
import org.faultline.actors.plan.MachinePlan;
import org.faultline.actors.plan.RunOptions;
import org.faultline.actors.process.ProcessCounts;
import org.faultline.actors.process.ProcessIdentity;
import org.faultline.actors.time.Replies;
import org.faultline.memory.server.Reply;
import org.faultline.memory.server.Request;
import org.junit.jupiter.api.Test;

/** The Scheduler handles every message of its protocol, and tells whom it must. */
class SchedulerProtocolTest {
  private final MachinePlan plan = new MachinePlan(TestWorkloads.of(Protocol.TWO_FRAMES));
  private final MachineParts parts = MachineParts.open(plan);

  private static Trap exit() {
    return new Trap.MemoryRequest().of(new Request.Exit(0, null));
  }

  @Test
  void theSchedulerRunsServesAndCollects() {
    TestInbox<MemoryManager.Command> manager = TestInbox.create();
    TestInbox<PagingDevice.Command> device = TestInbox.create();
    TestInbox<FileDevice.Command> disk = TestInbox.create();
    TestInbox<Recorder.Command> recorder = TestInbox.create();
    TestInbox<Machine.Command> machine = TestInbox.create();
    TestInbox<ProcessActor.Command> first = TestInbox.create();
    TestInbox<ProcessActor.Command> second = TestInbox.create();
    BehaviorTestKit<Scheduler.Command> scheduler =
        BehaviorTestKit.create(
            Scheduler.create(
                parts.steps(RunOptions.DEFAULT),
                parts.collector(RunOptions.DEFAULT),
                machine.getRef()));
    Set<Class<?>> handled = new HashSet<>();
    Protocol.send(
        scheduler,
        handled,
        new Scheduler.Begin(
            new Scheduler.Peers(
                manager.getRef(),
                device.getRef(),
                new TreeMap<>(Map.of("disk", disk.getRef())),
                recorder.getRef(),
                List.of(first.getRef(), second.getRef()))));
    assertThat(first.hasMessages()).as("a process that starts takes the CPU").isFalse();
    var run = (ProcessActor.Run) second.receiveMessage();
    assertThat(run.fromNanos()).as("two context switches").isEqualTo(4_800);
    assertThat(run.untilNanos()).as("the slack").isEqualTo(54_800);

    TestInbox<Scheduler.Late> late = TestInbox.create();
    Protocol.send(scheduler, handled, new Scheduler.WhoIsLate(late.getRef()));
    assertThat(late.receiveMessage().waitedFor()).containsExactly("process 2");

    Protocol.send(scheduler, handled, new Scheduler.Ran(2, 5_000, exit(), 20, 0, null, List.of()));
    var serve = (MemoryManager.Serve) manager.receiveMessage();
    assertThat(serve.process()).isEqualTo(2);
    assertThat(serve.atNanos()).isEqualTo(5_000);
    assertThat(first.hasMessages()).as("the CPU is kept meanwhile").isFalse();
    Reply gone = Replies.of(2, Reply.Outcome.GONE, 5_200, 0);
    Protocol.send(scheduler, handled, new Scheduler.Answered(gone));
    assertThat(((ProcessActor.Run) first.receiveMessage()).fromNanos()).isEqualTo(5_200 + 2_400);

    scheduler.run(
        new Scheduler.Ran(
            1, 8_000, new Trap.FileTransfer("disk", 2, true), 10, 0, null, List.of()));
    var transfer = (FileDevice.Submit) disk.receiveMessage();
    assertThat(transfer.atNanos()).isEqualTo(8_000);
    assertThat(transfer.pages()).isEqualTo(2);
    assertThat(transfer.write()).isTrue();
    Protocol.send(scheduler, handled, new Scheduler.Transferred(8_900));
    assertThat(((ProcessActor.Run) first.receiveMessage()).fromNanos()).isEqualTo(8_900);

    // Nobody waits for an order: it is not heard.
    Protocol.send(scheduler, handled, new Scheduler.Orders(List.of(1)));
    Protocol.send(scheduler, handled, Scheduler.Interrupt.INTERRUPT);
    Protocol.send(scheduler, handled, Scheduler.Recorded.RECORDED);
    scheduler.run(new Scheduler.Ran(1, 9_000, Trap.Paused.PAUSED, 10, 0, null, List.of()));
    for (TestInbox<ProcessActor.Command> process : List.of(first, second)) {
      assertThat(process.receiveMessage()).isInstanceOf(ProcessActor.Finish.class);
    }
    for (ProcessIdentity identity : plan.processes()) {
      Protocol.send(
          scheduler,
          handled,
          new Scheduler.Finished(
              identity.id(), parts.execution(identity, parts.settings(Runnable::run)).report(0)));
    }
    var asked = (MemoryManager.Report) manager.receiveMessage();
    asked.replyTo().tell(parts.requestServer().report(asked.nowNanos()));
    scheduler.runOne();
    var askedDevice = (PagingDevice.Report) device.receiveMessage();
    askedDevice.replyTo().tell(parts.device().report(askedDevice.nowNanos()));
    scheduler.runOne();
    assertThat(recorder.hasMessages()).as("the disk is asked too").isFalse();
    var askedDisk = (FileDevice.Report) disk.receiveMessage();
    askedDisk.replyTo().tell(Protocol.disk().report(askedDisk.nowNanos()));
    scheduler.runOne();
    assertThat(recorder.receiveMessage()).isInstanceOf(Recorder.Close.class);
    assertThat(machine.hasMessages()).isFalse();
    Protocol.send(scheduler, handled, Scheduler.Closed.CLOSED);
    var result = ((Machine.Done) machine.receiveMessage()).result();
    assertThat(result.interrupted()).isTrue();
    assertThat(result.processes()).extracting(p -> p.references()).containsExactly(10L, 20L);
    assertThat(result.devices().files()).containsOnlyKeys("disk");
    aCheckedRoundAsksForCounts(handled);
    assertThat(handled).isEqualTo(Protocol.publicMessages(Scheduler.Command.class));
  }

  /** Who did something is asked what it counts before virtual time goes on. */
  private void aCheckedRoundAsksForCounts(Set<Class<?>> handled) {
    TestInbox<MemoryManager.Command> manager = TestInbox.create();
    TestInbox<PagingDevice.Command> device = TestInbox.create();
    TestInbox<Recorder.Command> recorder = TestInbox.create();
    TestInbox<Machine.Command> machine = TestInbox.create();
    TestInbox<ProcessActor.Command> first = TestInbox.create();
    TestInbox<ProcessActor.Command> second = TestInbox.create();
    RunOptions checked = new RunOptions(true, 60, null);
    BehaviorTestKit<Scheduler.Command> scheduler =
        BehaviorTestKit.create(
            Scheduler.create(
                parts.steps(checked), parts.collector(RunOptions.DEFAULT), machine.getRef()));
    scheduler.run(
        new Scheduler.Begin(
            new Scheduler.Peers(
                manager.getRef(),
                device.getRef(),
                new TreeMap<>(),
                recorder.getRef(),
                List.of(first.getRef(), second.getRef()))));
    second.receiveMessage();
    Trap exit = exit();
    scheduler.run(new Scheduler.Ran(2, 5_000, exit, 20, 0, null, List.of()));
    assertThat(second.receiveMessage()).isInstanceOf(ProcessActor.Count.class);
    assertThat(manager.hasMessages()).isFalse();
    var counts = new ProcessCounts(20, 0, 200, 0, 0, 0, 0, null);
    Protocol.send(scheduler, handled, new Scheduler.ProcessCounted(2, counts));
    ((MemoryManager.Count) manager.receiveMessage()).replyTo().tell(parts.requestServer().count());
    scheduler.runOne();
    var look = (PagingDevice.Look) device.receiveMessage();
    assertThat(manager.hasMessages()).as("nothing is served meanwhile").isFalse();
    look.replyTo().tell(parts.device().load(look.nowNanos()));
    scheduler.runOne();
    assertThat(manager.receiveMessage()).isInstanceOf(MemoryManager.Serve.class);
  }
}
