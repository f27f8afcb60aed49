package org.faultline.actors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.pekko.actor.testkit.typed.javadsl.BehaviorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.faultline.actors.plan.MachineParts;
import org.faultline.actors.plan.MachinePlan;
import org.faultline.memory.address.Access;
import org.faultline.memory.device.Completion;
import org.faultline.memory.device.Transfer;
import org.faultline.memory.server.Alarm;
import org.faultline.memory.server.LoadOrder;
import org.faultline.memory.server.LoadSample;
import org.faultline.memory.server.ManagerCounts;
import org.faultline.memory.server.ManagerReport;
import org.faultline.memory.server.MemorySample;
import org.faultline.memory.server.PagerChoice;
import org.faultline.memory.server.PagerQuestion;
import org.faultline.memory.server.Reply;
import org.faultline.memory.server.Request;
import org.faultline.memory.textbook.TextbookCounts;
import org.junit.jupiter.api.Test;

/** The MemoryManager handles every message of its protocol, and answers whom it must. */
class MemoryManagerProtocolTest {
  private final MachineParts parts =
      MachineParts.open(new MachinePlan(TestWorkloads.of(Protocol.TWO_FRAMES)));

  private static Completion[] ends(long... times) {
    return Arrays.stream(times)
        .mapToObj(time -> new Completion(time, null, null))
        .toArray(Completion[]::new);
  }

  private static Request.Fault fault(long page) {
    return new Request.Fault(page, Access.READ, true, -1);
  }

  @Test
  void theMemoryManagerAsksThePagerAndTheDeviceAndAnswersOnce() {
    TestInbox<Pager.Command> pager = TestInbox.create();
    TestInbox<PagingDevice.Command> device = TestInbox.create();
    TestInbox<Scheduler.Command> scheduler = TestInbox.create();
    BehaviorTestKit<MemoryManager.Command> manager =
        BehaviorTestKit.create(
            MemoryManager.create(
                parts.requestServer(),
                pager.getRef(),
                device.getRef(),
                List.of(),
                scheduler.getRef()));
    Set<Class<?>> handled = new HashSet<>();

    Protocol.send(manager, handled, new MemoryManager.Serve(1, 0, fault(16), 1_000, 0, List.of()));
    var submit = (PagingDevice.Submit) device.receiveMessage();
    assertThat(submit.transfers()).containsExactly(Transfer.READ);
    assertThat(submit.atNanos()).isEqualTo(1_300);
    assertThat(scheduler.hasMessages()).isFalse();
    Protocol.send(manager, handled, new MemoryManager.Scheduled(0, ends(9_000_000)));
    Reply first = ((Scheduler.Answered) scheduler.receiveMessage()).served();
    assertThat(first.outcome()).isEqualTo(Reply.Outcome.BLOCKED);
    assertThat(first.alarms()).extracting(Alarm::atNanos).containsExactly(9_000_000L);
    assertThat(first.changes()).isEmpty();

    manager.run(new MemoryManager.Serve(2, 0, fault(16), 2_000, 0, List.of()));
    manager.run(new MemoryManager.Scheduled(0, ends(18_000_000)));
    Reply second = ((Scheduler.Answered) scheduler.receiveMessage()).served();

    Protocol.send(
        manager, handled, new MemoryManager.Due(first.alarms().get(0), 9_000_000, 0, List.of()));
    Reply mapped = ((Scheduler.Answered) scheduler.receiveMessage()).served();
    assertThat(mapped.outcome()).isEqualTo(Reply.Outcome.WAKES);
    assertThat(mapped.changes()).extracting(Reply.Change::page).containsExactly(16L);

    manager.run(new MemoryManager.Serve(1, 0, fault(17), 9_001_000, 0, List.of()));
    var asked = (Pager.Choose) pager.receiveMessage();
    assertThat(asked.question()).isEqualTo(new PagerQuestion.Victim(0, 1, 17));
    Protocol.send(manager, handled, new MemoryManager.Chosen(PagerChoice.NONE, 0));
    Reply waits = ((Scheduler.Answered) scheduler.receiveMessage()).served();
    assertThat(waits.outcome()).isEqualTo(Reply.Outcome.WAITS);
    assertThat(waits.waiting()).isEqualTo(1);

    Protocol.send(manager, handled, new MemoryManager.Retry(9_002_000, 0, List.of()));
    pager.receiveMessage();
    manager.run(new MemoryManager.Chosen(PagerChoice.NONE, 0));
    assertThat(((Scheduler.Answered) scheduler.receiveMessage()).served().outcome())
        .isEqualTo(Reply.Outcome.NONE);
    manager.run(new MemoryManager.Due(second.alarms().get(0), 18_000_000, 0, List.of()));
    scheduler.receiveMessage();
    Protocol.send(manager, handled, new MemoryManager.GiveUp(18_000_000, 0, List.of()));
    assertThat(((Scheduler.Answered) scheduler.receiveMessage()).served().outcome())
        .isEqualTo(Reply.Outcome.STUCK);

    LoadOrder suspend = new LoadOrder(LoadOrder.Kind.SUSPEND, 1);
    Protocol.send(manager, handled, new MemoryManager.Order(suspend, 18_000_000, 0, List.of()));
    assertThat(((Scheduler.Answered) scheduler.receiveMessage()).served().outcome())
        .isEqualTo(Reply.Outcome.NONE);
    TestInbox<LoadSample> looked = TestInbox.create();
    Protocol.send(
        manager, handled, new MemoryManager.Look(new long[] {1, 1}, List.of(), looked.getRef()));
    assertThat(looked.receiveMessage().hardFaults()).containsExactly(2, 1);
    TestInbox<MemorySample> sampled = TestInbox.create();
    Protocol.send(
        manager, handled, new MemoryManager.Sample(18_000_000, true, List.of(), sampled.getRef()));
    assertThat(sampled.receiveMessage().processes().residentPages()).containsExactly(0, 1);
    TestInbox<ManagerReport> reported = TestInbox.create();
    Protocol.send(
        manager, handled, new MemoryManager.Report(18_000_000, List.of(), reported.getRef()));
    assertThat(reported.receiveMessage().frames().all()).isEqualTo(2);
    aFaultAsksWhatIsOfNoUse();
    TestInbox<ManagerCounts> counted = TestInbox.create();
    Protocol.send(manager, handled, new MemoryManager.Count(counted.getRef()));
    assertThat(TextbookCounts.of(counted.receiveMessage()).freeFrames()).isEqualTo(1);
    assertThat(handled).isEqualTo(Protocol.publicMessages(MemoryManager.Command.class));
  }

  /** A policy that lets pages go is asked for them before a frame is sought. */
  private void aFaultAsksWhatIsOfNoUse() {
    TestInbox<Pager.Command> pager = TestInbox.create();
    TestInbox<PagingDevice.Command> device = TestInbox.create();
    TestInbox<Scheduler.Command> scheduler = TestInbox.create();
    MachineParts releasing =
        MachineParts.open(
            new MachinePlan(TestWorkloads.of(Protocol.TWO_FRAMES, "paging.policy=pff(10)")));
    BehaviorTestKit<MemoryManager.Command> manager =
        BehaviorTestKit.create(
            MemoryManager.create(
                releasing.requestServer(),
                pager.getRef(),
                device.getRef(),
                List.of(),
                scheduler.getRef()));
    manager.run(new MemoryManager.Serve(1, 0, fault(16), 1_000, 0, List.of()));
    assertThat(((Pager.Choose) pager.receiveMessage()).question())
        .isInstanceOf(PagerQuestion.Useless.class);
    assertThat(device.hasMessages()).isFalse();
    manager.run(new MemoryManager.Chosen(PagerChoice.NONE, 0));
    assertThat(device.receiveMessage()).isInstanceOf(PagingDevice.Submit.class);
  }
}
