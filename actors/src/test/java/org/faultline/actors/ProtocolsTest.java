package org.faultline.actors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.pekko.actor.testkit.typed.javadsl.BehaviorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.faultline.actors.message.Trap;
import org.faultline.actors.plan.MachineParts;
import org.faultline.actors.plan.MachinePlan;
import org.faultline.actors.process.ProcessIdentity;
import org.faultline.actors.result.RunObserver;
import org.faultline.actors.result.TimelineRow;
import org.faultline.memory.device.Completion;
import org.faultline.memory.device.DeviceLoad;
import org.faultline.memory.device.DeviceReport;
import org.faultline.memory.device.Transfer;
import org.faultline.memory.event.Event;
import org.faultline.memory.event.EventBuffer;
import org.faultline.memory.event.EventKind;
import org.faultline.memory.server.PageChanges;
import org.faultline.memory.server.PagerQuestion;
import org.faultline.memory.server.Request;
import org.faultline.memory.server.ResidencyNotices;
import org.junit.jupiter.api.Test;

/** Each actor handles every message of its protocol, and answers whom it must. */
class ProtocolsTest {
  private final MachinePlan plan = new MachinePlan(TestWorkloads.of(Protocol.TWO_FRAMES));
  private final MachineParts parts = MachineParts.open(plan);

  @Test
  void thePagerAnswersWithTheVictimOfItsPolicy() {
    BehaviorTestKit<Pager.Command> pager = BehaviorTestKit.create(Pager.create(parts.pagerBook()));
    TestInbox<MemoryManager.Command> manager = TestInbox.create();
    var notices = new ResidencyNotices();
    notices.loaded(1, 1, 16);
    notices.loaded(0, 2, 16);
    notices.released(0);
    var wanted = new PagerQuestion.Victim(0, 1, 17);
    Set<Class<?>> handled = new HashSet<>();
    Protocol.send(pager, handled, new Pager.Note(notices.take()));
    Protocol.send(pager, handled, new Pager.Choose(notices.take(), wanted, manager.getRef()));
    assertThat(((MemoryManager.Chosen) manager.receiveMessage()).choice().frames())
        .as("frame 1 was loaded first, and is held")
        .containsExactly(0);
    notices.released(1);
    pager.run(new Pager.Choose(notices.take(), wanted, manager.getRef()));
    assertThat(((MemoryManager.Chosen) manager.receiveMessage()).choice().frames())
        .containsExactly(1);
    pager.run(new Pager.Choose(notices.take(), new PagerQuestion.Useless(0, 5), manager.getRef()));
    assertThat(((MemoryManager.Chosen) manager.receiveMessage()).choice().frames())
        .as("this policy lets nothing go")
        .isEmpty();
    assertThat(handled).isEqualTo(Protocol.publicMessages(Pager.Command.class));
  }

  @Test
  void theDeviceSaysWhenEachTransferEnds() {
    BehaviorTestKit<PagingDevice.Command> device =
        BehaviorTestKit.create(PagingDevice.create(parts.device()));
    TestInbox<MemoryManager.Command> manager = TestInbox.create();
    TestInbox<DeviceReport> reports = TestInbox.create();
    Set<Class<?>> handled = new HashSet<>();
    Protocol.send(
        device,
        handled,
        new PagingDevice.Submit(1_000, List.of(Transfer.WRITE, Transfer.READ), manager.getRef()));
    long[] ends =
        Arrays.stream(((MemoryManager.Scheduled) manager.receiveMessage()).completions())
            .mapToLong(Completion::endNanos)
            .toArray();
    assertThat(ends[0]).as("5.5 ms, and 4 KiB at 180 MB/s").isEqualTo(1_000 + 5_500_000 + 22_756);
    assertThat(ends[1]).as("behind it: one place").isEqualTo(ends[0] + 7_500_000 + 22_756);
    TestInbox<DeviceLoad> loads = TestInbox.create();
    Protocol.send(device, handled, new PagingDevice.Look(ends[0], loads.getRef()));
    DeviceLoad load = loads.receiveMessage();
    assertThat(load.busyNanos()).isEqualTo(ends[0] - 1_000);
    assertThat(load.queueNanos()).as("both were there").isEqualTo(2 * load.busyNanos());
    Protocol.send(device, handled, new PagingDevice.Report(ends[1], reports.getRef()));
    DeviceReport report = reports.receiveMessage();
    assertThat(report.run().reads().transfers()).isEqualTo(1);
    assertThat(report.run().writes().transfers()).isEqualTo(1);
    assertThat(report.run().busyNanos()).isEqualTo(ends[1] - 1_000);
    assertThat(handled).isEqualTo(Protocol.publicMessages(PagingDevice.Command.class));
  }

  @Test
  void aProcessAnswersEachRunOnce() {
    TestInbox<Scheduler.Command> scheduler = TestInbox.create();
    ProcessIdentity identity = plan.processes().get(0);
    BehaviorTestKit<ProcessActor.Command> process =
        BehaviorTestKit.create(
            ProcessActor.create(
                1, parts.execution(identity, parts.settings(Runnable::run)), scheduler.getRef()));
    Set<Class<?>> handled = new HashSet<>();
    Protocol.send(
        process,
        handled,
        new ProcessActor.Run(0, 1_000_000, 100, PageChanges.NONE, null, false, null, 0, 0));
    Scheduler.Ran ran = (Scheduler.Ran) scheduler.receiveMessage();
    assertThat(ran.trap())
        .extracting(trap -> ((Trap.MemoryRequest) trap).request())
        .isInstanceOf(Request.Call.class);
    assertThat(ran.nowNanos()).as("a system call of 150 ns").isEqualTo(150);
    assertThat(scheduler.hasMessages()).isFalse();
    Protocol.send(process, handled, new ProcessActor.Count(scheduler.getRef()));
    var counted = ((Scheduler.ProcessCounted) scheduler.receiveMessage()).counts();
    assertThat(counted.committedPages()).as("not before it is granted").isZero();
    assertThat(counted.askedPages()).isPositive();
    Protocol.send(process, handled, new ProcessActor.Finish(0, scheduler.getRef()));
    assertThat(((Scheduler.Finished) scheduler.receiveMessage()).report().references()).isZero();
    assertThat(handled).isEqualTo(Protocol.publicMessages(ProcessActor.Command.class));
  }

  @Test
  void theRecorderPassesEventsOnInTheirOrder() {
    List<Long> times = new ArrayList<>();
    List<String> seen = new ArrayList<>();
    RunObserver observer =
        new RunObserver() {
          @Override
          public void event(Event event) {
            times.add(event.atNanos());
          }

          @Override
          public void row(TimelineRow row) {
            seen.add("row");
          }

          @Override
          public void progress(long now, int alive) {
            seen.add("progress " + now);
          }
        };
    BehaviorTestKit<Recorder.Command> recorder = BehaviorTestKit.create(Recorder.create(observer));
    TestInbox<Scheduler.Command> scheduler = TestInbox.create();
    EventBuffer buffer = new EventBuffer(true);
    for (long time : new long[] {30, 10, 20}) {
      buffer.add(time, EventKind.WAKE, 1, 0, 0);
    }
    Set<Class<?>> handled = new HashSet<>();
    Protocol.send(
        recorder, handled, new Recorder.Events(List.of(buffer.take()), 20, scheduler.getRef()));
    assertThat(times).as("an event at 20 may still come").containsExactly(10L);
    Protocol.send(recorder, handled, new Recorder.Row(null));
    Protocol.send(recorder, handled, new Recorder.Progress(25, 1));
    Protocol.send(recorder, handled, new Recorder.Close(scheduler.getRef()));
    assertThat(times).containsExactly(10L, 20L, 30L);
    assertThat(seen).containsExactly("row", "progress 25");
    assertThat(scheduler.getAllReceived())
        .containsExactly(Scheduler.Recorded.RECORDED, Scheduler.Closed.CLOSED);
    assertThat(handled).isEqualTo(Protocol.publicMessages(Recorder.Command.class));
  }

  @Test
  void aFileDeviceSaysWhenTransfersEnd() {
    TestInbox<Scheduler.Command> scheduler = TestInbox.create();
    BehaviorTestKit<FileDevice.Command> device =
        BehaviorTestKit.create(FileDevice.create(Protocol.disk()));
    Set<Class<?>> handled = new HashSet<>();

    Protocol.send(device, handled, new FileDevice.Submit(false, 1, 100, scheduler.getRef()));
    device.run(new FileDevice.Submit(true, 3, 102, scheduler.getRef()));
    assertThat(scheduler.getAllReceived())
        .containsExactly(new Scheduler.Transferred(107), new Scheduler.Transferred(114));

    TestInbox<MemoryManager.Command> manager = TestInbox.create();
    Protocol.send(
        device, handled, new FileDevice.Move(1, 114, List.of(Transfer.READ), manager.getRef()));
    assertThat(manager.receiveMessage()).isInstanceOf(MemoryManager.Scheduled.class);

    TestInbox<DeviceReport> reports = TestInbox.create();
    Protocol.send(device, handled, new FileDevice.Report(119, reports.getRef()));
    DeviceReport report = reports.receiveMessage();
    assertThat(report.name()).isEqualTo("disk");
    assertThat(report.pagingPages()).isEqualTo(1);
    assertThat(report.run().writes().pages()).isEqualTo(3);
    assertThat(report.run().busyNanos()).isEqualTo(19);
    assertThat(handled).isEqualTo(Protocol.publicMessages(FileDevice.Command.class));
  }
}
