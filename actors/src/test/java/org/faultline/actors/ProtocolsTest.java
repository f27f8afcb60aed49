package org.faultline.actors;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.pekko.actor.testkit.typed.javadsl.BehaviorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.apache.pekko.actor.typed.Behavior;
import org.faultline.actors.message.Trap;
import org.faultline.actors.plan.MachineParts;
import org.faultline.actors.plan.MachinePlan;
import org.faultline.actors.plan.RunOptions;
import org.faultline.actors.process.ProcessCounts;
import org.faultline.actors.process.ProcessIdentity;
import org.faultline.actors.result.RunObserver;
import org.faultline.actors.result.TimelineRow;
import org.faultline.actors.time.Replies;
import org.faultline.memory.address.Access;
import org.faultline.memory.device.Completion;
import org.faultline.memory.device.DeviceLoad;
import org.faultline.memory.device.DeviceModel;
import org.faultline.memory.device.DeviceProfile;
import org.faultline.memory.device.DeviceReport;
import org.faultline.memory.device.Transfer;
import org.faultline.memory.event.Event;
import org.faultline.memory.event.EventBuffer;
import org.faultline.memory.event.EventKind;
import org.faultline.memory.server.Alarm;
import org.faultline.memory.server.LoadOrder;
import org.faultline.memory.server.LoadSample;
import org.faultline.memory.server.ManagerCounts;
import org.faultline.memory.server.ManagerReport;
import org.faultline.memory.server.MemorySample;
import org.faultline.memory.server.PageChanges;
import org.faultline.memory.server.PagerChoice;
import org.faultline.memory.server.PagerQuestion;
import org.faultline.memory.server.Reply;
import org.faultline.memory.server.Request;
import org.faultline.memory.server.ResidencyNotices;
import org.faultline.memory.textbook.TextbookCounts;
import org.faultline.workload.program.Durations;
import org.faultline.workload.program.RandomStreams;
import org.junit.jupiter.api.Test;

/** Each actor handles every message of its protocol, and answers whom it must. */
class ProtocolsTest {
  private static final String TWO_FRAMES =
      """
      machine { profile = laptop, cpus = 1, ram = 8 KiB
                pagefile { initial = 1 MiB, maximum = 1 MiB, device = hdd } }
      paging { page-tables = free, kind = textbook, policy = fifo }
      processes { p { count = 2, program = [
        { VirtualAlloc { as = heap, size = 64 KiB, type = MEM_RESERVE | MEM_COMMIT, protect = PAGE_READWRITE } }
        { Touch { in = heap, pattern = sequential, references = 16 } } ] } }
      """;

  private final MachinePlan plan = new MachinePlan(Workloads.of(TWO_FRAMES));
  private final MachineParts parts = MachineParts.open(plan);

  private static <C> void send(BehaviorTestKit<C> kit, Set<Class<?>> handled, C message) {
    kit.run(message);
    assertThat(Behavior.isUnhandled(kit.returnedBehavior()))
        .as("%s is handled", message.getClass().getSimpleName())
        .isFalse();
    handled.add(message.getClass());
  }

  private static Set<Class<?>> none() {
    return new HashSet<>();
  }

  private static Set<Class<?>> publicMessages(Class<?> protocol) {
    return Arrays.stream(protocol.getPermittedSubclasses())
        .filter(message -> Modifier.isPublic(message.getModifiers()))
        .collect(Collectors.toSet());
  }

  private static Completion[] ends(long... times) {
    return Arrays.stream(times)
        .mapToObj(time -> new Completion(time, null, null))
        .toArray(Completion[]::new);
  }

  private static Trap exit() {
    return new Trap.MemoryRequest().of(new Request.Exit(0, null));
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
                parts.requestServer(), pager.getRef(), device.getRef(), scheduler.getRef()));
    Set<Class<?>> handled = none();

    send(manager, handled, new MemoryManager.Serve(1, 0, fault(16), 1_000, 0, List.of()));
    var submit = (PagingDevice.Submit) device.receiveMessage();
    assertThat(submit.transfers()).containsExactly(Transfer.READ);
    assertThat(submit.atNanos()).isEqualTo(1_300);
    assertThat(scheduler.hasMessages()).isFalse();
    send(manager, handled, new MemoryManager.Scheduled(ends(9_000_000)));
    Reply first = ((Scheduler.Answered) scheduler.receiveMessage()).served();
    assertThat(first.outcome()).isEqualTo(Reply.Outcome.BLOCKED);
    assertThat(first.alarms()).extracting(Alarm::atNanos).containsExactly(9_000_000L);
    assertThat(first.changes()).isEmpty();

    manager.run(new MemoryManager.Serve(2, 0, fault(16), 2_000, 0, List.of()));
    manager.run(new MemoryManager.Scheduled(ends(18_000_000)));
    Reply second = ((Scheduler.Answered) scheduler.receiveMessage()).served();

    send(manager, handled, new MemoryManager.Due(first.alarms().get(0), 9_000_000, 0, List.of()));
    Reply mapped = ((Scheduler.Answered) scheduler.receiveMessage()).served();
    assertThat(mapped.outcome()).isEqualTo(Reply.Outcome.WAKES);
    assertThat(mapped.changes()).extracting(Reply.Change::page).containsExactly(16L);

    manager.run(new MemoryManager.Serve(1, 0, fault(17), 9_001_000, 0, List.of()));
    var asked = (Pager.Choose) pager.receiveMessage();
    assertThat(asked.question()).isEqualTo(new PagerQuestion.Victim(0, 1, 17));
    send(manager, handled, new MemoryManager.Chosen(PagerChoice.NONE, 0));
    Reply waits = ((Scheduler.Answered) scheduler.receiveMessage()).served();
    assertThat(waits.outcome()).isEqualTo(Reply.Outcome.WAITS);
    assertThat(waits.waiting()).isEqualTo(1);

    send(manager, handled, new MemoryManager.Retry(9_002_000, 0, List.of()));
    pager.receiveMessage();
    manager.run(new MemoryManager.Chosen(PagerChoice.NONE, 0));
    assertThat(((Scheduler.Answered) scheduler.receiveMessage()).served().outcome())
        .isEqualTo(Reply.Outcome.NONE);
    manager.run(new MemoryManager.Due(second.alarms().get(0), 18_000_000, 0, List.of()));
    scheduler.receiveMessage();
    send(manager, handled, new MemoryManager.GiveUp(18_000_000, 0, List.of()));
    assertThat(((Scheduler.Answered) scheduler.receiveMessage()).served().outcome())
        .isEqualTo(Reply.Outcome.STUCK);

    LoadOrder suspend = new LoadOrder(LoadOrder.Kind.SUSPEND, 1);
    send(manager, handled, new MemoryManager.Order(suspend, 18_000_000, 0, List.of()));
    assertThat(((Scheduler.Answered) scheduler.receiveMessage()).served().outcome())
        .isEqualTo(Reply.Outcome.NONE);
    TestInbox<LoadSample> looked = TestInbox.create();
    send(manager, handled, new MemoryManager.Look(new long[] {1, 1}, List.of(), looked.getRef()));
    assertThat(looked.receiveMessage().hardFaults()).containsExactly(2, 1);
    TestInbox<MemorySample> sampled = TestInbox.create();
    send(manager, handled, new MemoryManager.Sample(18_000_000, true, List.of(), sampled.getRef()));
    assertThat(sampled.receiveMessage().processes().residentPages()).containsExactly(0, 1);
    TestInbox<ManagerReport> reported = TestInbox.create();
    send(manager, handled, new MemoryManager.Report(18_000_000, List.of(), reported.getRef()));
    assertThat(reported.receiveMessage().frames().all()).isEqualTo(2);
    aFaultAsksWhatIsOfNoUse();
    TestInbox<ManagerCounts> counted = TestInbox.create();
    send(manager, handled, new MemoryManager.Count(counted.getRef()));
    assertThat(TextbookCounts.of(counted.receiveMessage()).freeFrames()).isEqualTo(1);
    assertThat(handled).isEqualTo(publicMessages(MemoryManager.Command.class));
  }

  /** A policy that lets pages go is asked for them before a frame is sought. */
  private void aFaultAsksWhatIsOfNoUse() {
    TestInbox<Pager.Command> pager = TestInbox.create();
    TestInbox<PagingDevice.Command> device = TestInbox.create();
    TestInbox<Scheduler.Command> scheduler = TestInbox.create();
    MachineParts releasing =
        MachineParts.open(new MachinePlan(Workloads.of(TWO_FRAMES, "paging.policy=pff(10)")));
    BehaviorTestKit<MemoryManager.Command> manager =
        BehaviorTestKit.create(
            MemoryManager.create(
                releasing.requestServer(), pager.getRef(), device.getRef(), scheduler.getRef()));
    manager.run(new MemoryManager.Serve(1, 0, fault(16), 1_000, 0, List.of()));
    assertThat(((Pager.Choose) pager.receiveMessage()).question())
        .isInstanceOf(PagerQuestion.Useless.class);
    assertThat(device.hasMessages()).isFalse();
    manager.run(new MemoryManager.Chosen(PagerChoice.NONE, 0));
    assertThat(device.receiveMessage()).isInstanceOf(PagingDevice.Submit.class);
  }

  @Test
  void thePagerAnswersWithTheVictimOfItsPolicy() {
    BehaviorTestKit<Pager.Command> pager = BehaviorTestKit.create(Pager.create(parts.pagerBook()));
    TestInbox<MemoryManager.Command> manager = TestInbox.create();
    var notices = new ResidencyNotices();
    notices.loaded(1, 1, 16);
    notices.loaded(0, 2, 16);
    notices.released(0);
    var wanted = new PagerQuestion.Victim(0, 1, 17);
    Set<Class<?>> handled = none();
    send(pager, handled, new Pager.Note(notices.take()));
    send(pager, handled, new Pager.Choose(notices.take(), wanted, manager.getRef()));
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
    assertThat(handled).isEqualTo(publicMessages(Pager.Command.class));
  }

  @Test
  void theDeviceSaysWhenEachTransferEnds() {
    BehaviorTestKit<PagingDevice.Command> device =
        BehaviorTestKit.create(PagingDevice.create(parts.device()));
    TestInbox<MemoryManager.Command> manager = TestInbox.create();
    TestInbox<DeviceReport> reports = TestInbox.create();
    Set<Class<?>> handled = none();
    send(
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
    send(device, handled, new PagingDevice.Look(ends[0], loads.getRef()));
    DeviceLoad load = loads.receiveMessage();
    assertThat(load.busyNanos()).isEqualTo(ends[0] - 1_000);
    assertThat(load.queueNanos()).as("both were there").isEqualTo(2 * load.busyNanos());
    send(device, handled, new PagingDevice.Report(ends[1], reports.getRef()));
    DeviceReport report = reports.receiveMessage();
    assertThat(report.run().reads().transfers()).isEqualTo(1);
    assertThat(report.run().writes().transfers()).isEqualTo(1);
    assertThat(report.run().busyNanos()).isEqualTo(ends[1] - 1_000);
    assertThat(handled).isEqualTo(publicMessages(PagingDevice.Command.class));
  }

  @Test
  void aProcessAnswersEachRunOnce() {
    TestInbox<Scheduler.Command> scheduler = TestInbox.create();
    ProcessIdentity identity = plan.processes().get(0);
    BehaviorTestKit<ProcessActor.Command> process =
        BehaviorTestKit.create(
            ProcessActor.create(
                1, parts.execution(identity, parts.settings(Runnable::run)), scheduler.getRef()));
    Set<Class<?>> handled = none();
    send(
        process,
        handled,
        new ProcessActor.Run(0, 1_000_000, 100, PageChanges.NONE, null, false, null, 0, 0));
    Scheduler.Ran ran = (Scheduler.Ran) scheduler.receiveMessage();
    assertThat(ran.trap())
        .extracting(trap -> ((Trap.MemoryRequest) trap).request())
        .isInstanceOf(Request.Call.class);
    assertThat(ran.nowNanos()).as("a system call of 150 ns").isEqualTo(150);
    assertThat(scheduler.hasMessages()).isFalse();
    send(process, handled, new ProcessActor.Count(scheduler.getRef()));
    var counted = ((Scheduler.ProcessCounted) scheduler.receiveMessage()).counts();
    assertThat(counted.committedPages()).as("not before it is granted").isZero();
    assertThat(counted.askedPages()).isPositive();
    send(process, handled, new ProcessActor.Finish(0, scheduler.getRef()));
    assertThat(((Scheduler.Finished) scheduler.receiveMessage()).report().references()).isZero();
    assertThat(handled).isEqualTo(publicMessages(ProcessActor.Command.class));
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
    Set<Class<?>> handled = none();
    send(recorder, handled, new Recorder.Events(List.of(buffer.take()), 20, scheduler.getRef()));
    assertThat(times).as("an event at 20 may still come").containsExactly(10L);
    send(recorder, handled, new Recorder.Row(null));
    send(recorder, handled, new Recorder.Progress(25, 1));
    send(recorder, handled, new Recorder.Close(scheduler.getRef()));
    assertThat(times).containsExactly(10L, 20L, 30L);
    assertThat(seen).containsExactly("row", "progress 25");
    assertThat(scheduler.getAllReceived())
        .containsExactly(Scheduler.Recorded.RECORDED, Scheduler.Closed.CLOSED);
    assertThat(handled).isEqualTo(publicMessages(Recorder.Command.class));
  }

  private static DeviceModel disk() {
    return new DeviceModel(
        "disk",
        DeviceProfile.server(Durations.fixed(7), 1),
        new RandomStreams(1).stream("", 0, ""),
        0);
  }

  @Test
  void aFileDeviceSaysWhenTransfersEnd() {
    TestInbox<Scheduler.Command> scheduler = TestInbox.create();
    BehaviorTestKit<FileDevice.Command> device = BehaviorTestKit.create(FileDevice.create(disk()));
    Set<Class<?>> handled = none();

    send(device, handled, new FileDevice.Submit(false, 1, 100, scheduler.getRef()));
    device.run(new FileDevice.Submit(true, 3, 102, scheduler.getRef()));
    assertThat(scheduler.getAllReceived())
        .containsExactly(new Scheduler.Transferred(107), new Scheduler.Transferred(114));

    TestInbox<DeviceReport> reports = TestInbox.create();
    send(device, handled, new FileDevice.Report(114, reports.getRef()));
    DeviceReport report = reports.receiveMessage();
    assertThat(report.name()).isEqualTo("disk");
    assertThat(report.run().writes().pages()).isEqualTo(3);
    assertThat(report.run().busyNanos()).isEqualTo(14);
    assertThat(handled).isEqualTo(publicMessages(FileDevice.Command.class));
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
    Set<Class<?>> handled = none();
    send(
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
    send(scheduler, handled, new Scheduler.WhoIsLate(late.getRef()));
    assertThat(late.receiveMessage().waitedFor()).containsExactly("process 2");

    send(scheduler, handled, new Scheduler.Ran(2, 5_000, exit(), 20, 0, null, List.of()));
    var serve = (MemoryManager.Serve) manager.receiveMessage();
    assertThat(serve.process()).isEqualTo(2);
    assertThat(serve.atNanos()).isEqualTo(5_000);
    assertThat(first.hasMessages()).as("the CPU is kept meanwhile").isFalse();
    Reply gone = Replies.of(2, Reply.Outcome.GONE, 5_200, 0);
    send(scheduler, handled, new Scheduler.Answered(gone));
    assertThat(((ProcessActor.Run) first.receiveMessage()).fromNanos()).isEqualTo(5_200 + 2_400);

    scheduler.run(
        new Scheduler.Ran(
            1, 8_000, new Trap.FileTransfer("disk", 2, true), 10, 0, null, List.of()));
    var transfer = (FileDevice.Submit) disk.receiveMessage();
    assertThat(transfer.atNanos()).isEqualTo(8_000);
    assertThat(transfer.pages()).isEqualTo(2);
    assertThat(transfer.write()).isTrue();
    send(scheduler, handled, new Scheduler.Transferred(8_900));
    assertThat(((ProcessActor.Run) first.receiveMessage()).fromNanos()).isEqualTo(8_900);

    // Nobody waits for an order: it is not heard.
    send(scheduler, handled, new Scheduler.Orders(List.of(1)));
    send(scheduler, handled, Scheduler.Interrupt.INTERRUPT);
    send(scheduler, handled, Scheduler.Recorded.RECORDED);
    scheduler.run(new Scheduler.Ran(1, 9_000, Trap.Paused.PAUSED, 10, 0, null, List.of()));
    for (TestInbox<ProcessActor.Command> process : List.of(first, second)) {
      assertThat(process.receiveMessage()).isInstanceOf(ProcessActor.Finish.class);
    }
    for (ProcessIdentity identity : plan.processes()) {
      send(
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
    askedDisk.replyTo().tell(disk().report(askedDisk.nowNanos()));
    scheduler.runOne();
    assertThat(recorder.receiveMessage()).isInstanceOf(Recorder.Close.class);
    assertThat(machine.hasMessages()).isFalse();
    send(scheduler, handled, Scheduler.Closed.CLOSED);
    var result = ((Machine.Done) machine.receiveMessage()).result();
    assertThat(result.interrupted()).isTrue();
    assertThat(result.processes()).extracting(p -> p.references()).containsExactly(10L, 20L);
    assertThat(result.fileDevices()).containsOnlyKeys("disk");
    aCheckedRoundAsksForCounts(handled);
    assertThat(handled).isEqualTo(publicMessages(Scheduler.Command.class));
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
    send(scheduler, handled, new Scheduler.ProcessCounted(2, counts));
    ((MemoryManager.Count) manager.receiveMessage()).replyTo().tell(parts.requestServer().count());
    scheduler.runOne();
    var look = (PagingDevice.Look) device.receiveMessage();
    assertThat(manager.hasMessages()).as("nothing is served meanwhile").isFalse();
    look.replyTo().tell(parts.device().load(look.nowNanos()));
    scheduler.runOne();
    assertThat(manager.receiveMessage()).isInstanceOf(MemoryManager.Serve.class);
  }
}
