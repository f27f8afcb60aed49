package org.faultline.actors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.faultline.actors.dispatch.RoundExecutor;
import org.faultline.actors.loadcontrol.LoadLook;
import org.faultline.actors.message.Trap;
import org.faultline.actors.process.ProcessCounts;
import org.faultline.actors.process.ProcessReport;
import org.faultline.actors.result.Audit;
import org.faultline.actors.result.Collector;
import org.faultline.actors.time.Cpu;
import org.faultline.actors.time.ScheduledProcess;
import org.faultline.actors.time.Timekeeper;
import org.faultline.memory.device.DeviceLoad;
import org.faultline.memory.device.DeviceReport;
import org.faultline.memory.event.EventBuffer;
import org.faultline.memory.server.LoadSample;
import org.faultline.memory.server.ManagerCounts;
import org.faultline.memory.server.ManagerReport;
import org.faultline.memory.server.MemorySample;
import org.faultline.memory.server.Reply;
import org.faultline.memory.server.RunReport;

/**
 * Runs the processes in rounds of virtual time.
 *
 * <p>Owns virtual time, the one event queue and the simulated CPUs, all in its {@link Timekeeper}.
 * It tells processes how far they may run, has the MemoryManager serve their stops one at a time,
 * and passes events on to the Recorder.
 */
public final class Scheduler extends AbstractBehavior<Scheduler.Command> {
  /** Rounds between two signs of progress. */
  private static final int ROUNDS_A_SIGN = 1 << 14;

  /** A process is worth a worker of its own if its last round made so many references. */
  private static final long REFERENCES_WORTH_A_WORKER = 4_000;

  /** Batches of events that the Recorder may be behind before virtual time waits for it. */
  private static final int BATCHES_AHEAD = 256;

  /** What the Scheduler is told. */
  public sealed interface Command {}

  /** Virtual time begins. */
  public enum Begin implements Command {
    BEGIN
  }

  /**
   * A process ran until {@code time} and stopped.
   *
   * @param references that it made since its beginning
   * @param faultNanos CPU time of faults that it resolved itself, since its beginning
   * @param report null where nothing ran
   */
  public record Ran(
      int process,
      long time,
      Trap trap,
      long references,
      long faultNanos,
      RunReport report,
      List<EventBuffer.Batch> events)
      implements Command {}

  /** A process's own count. */
  public record Finished(int process, ProcessReport report) implements Command {}

  /** The Recorder has passed a batch of events on. */
  public enum Recorded implements Command {
    RECORDED
  }

  /** The Recorder has passed everything on. */
  public enum Closed implements Command {
    CLOSED
  }

  /** End the run here and measure what there is. */
  public enum Interrupt implements Command {
    INTERRUPT
  }

  /** Orders came for these processes, which are idle; the machine goes on. */
  public record Orders(List<Integer> processes) implements Command {}

  /** Who did not answer, for the watchdog; empty where nobody is waited for. */
  public record WhoIsLate(ActorRef<Late> replyTo) implements Command {}

  /** The answer: how many answers came so far, and who is waited for. */
  public record Late(long answers, List<String> waitedFor) {}

  /** The MemoryManager's answer. */
  public record Answered(Reply served) implements Command {}

  /** What a process counts by itself. */
  public record ProcessCounted(int process, ProcessCounts counts) implements Command {}

  private record ManagerCounted(ManagerCounts counts) implements Command {}

  private record Looked(LoadSample sample) implements Command {}

  /** A file device's answer: when the transfer ends. */
  public record Transferred(long end) implements Command {}

  private record Sampled(MemorySample sample) implements Command {}

  private record DeviceLooked(DeviceLoad load) implements Command {}

  private record ManagerReported(ManagerReport report) implements Command {}

  private record DeviceReported(DeviceReport report) implements Command {}

  private record FileDeviceReported(DeviceReport report) implements Command {}

  /**
   * Whom the Scheduler speaks to.
   *
   * @param fileDevices by their names
   */
  public record Cast(
      ActorRef<MemoryManager.Command> manager,
      ActorRef<PagingDevice.Command> device,
      SortedMap<String, ActorRef<FileDevice.Command>> fileDevices,
      ActorRef<Recorder.Command> recorder,
      List<ActorRef<ProcessActor.Command>> processes) {}

  private final Timekeeper time;
  private final Collector collector;
  // Null where the run is not checked.
  private final Audit audit;
  private final long mostSteps;
  private final ActorRef<Machine.Command> machine;
  private final ActorRef<MemorySample> sampled;
  private final ActorRef<LoadSample> looked;
  private final ActorRef<DeviceLoad> deviceLooked;
  private final ActorRef<ManagerCounts> managerCounted;
  private final Ran[] answers;
  private final long[] lastReferences;
  // Where in the reports that wait a leased process's last one stands, or -1.
  private final int[] leasedReports;
  // Memory as the row of the timeline that is under way has it.
  private MemorySample sample;
  private Cast cast;
  private List<RunReport> reports = new ArrayList<>();
  private LoadSample loadSample;
  private Timekeeper.Action action = Timekeeper.Action.RUN;
  private int outstanding;
  private long answered;
  private long rounds;
  private long steps;
  private boolean interrupted;
  private int unrecorded;
  private boolean held;
  private boolean resting;
  // The device is asked what it did for the audit, not for load control or the timeline.
  private boolean auditing;

  private Scheduler(
      ActorContext<Command> context,
      Timekeeper time,
      Collector collector,
      int processes,
      ActorRef<Machine.Command> machine,
      Audit audit,
      long mostSteps) {
    super(context);
    this.audit = audit;
    this.mostSteps = mostSteps;
    this.time = time;
    this.collector = collector;
    this.machine = machine;
    this.sampled = context.messageAdapter(MemorySample.class, Sampled::new);
    this.looked = context.messageAdapter(LoadSample.class, Looked::new);
    this.deviceLooked = context.messageAdapter(DeviceLoad.class, DeviceLooked::new);
    this.managerCounted = context.messageAdapter(ManagerCounts.class, ManagerCounted::new);
    this.answers = new Ran[processes + 1];
    this.lastReferences = new long[processes + 1];
    this.leasedReports = new int[processes + 1];
    Arrays.fill(leasedReports, -1);
  }

  /** A Scheduler over {@code time}; it must be given its cast before it begins. */
  public static Behavior<Command> create(
      Timekeeper time, Collector collector, int processes, ActorRef<Machine.Command> machine) {
    return create(time, collector, processes, machine, null, Long.MAX_VALUE);
  }

  /**
   * The same where steps are counted.
   *
   * @param audit checks the run after each step; null for none
   * @param mostSteps after so many the run ends
   */
  public static Behavior<Command> create(
      Timekeeper time,
      Collector collector,
      int processes,
      ActorRef<Machine.Command> machine,
      Audit audit,
      long mostSteps) {
    return Behaviors.setup(
        context -> new Scheduler(context, time, collector, processes, machine, audit, mostSteps));
  }

  /** Introduces the others. */
  public record Meet(Cast cast) implements Command {}

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Ran.class, this::onRan)
        .onMessage(Answered.class, this::onAnswered)
        .onMessage(Transferred.class, this::onTransferred)
        .onMessage(Sampled.class, this::onSampled)
        .onMessage(Looked.class, this::onLooked)
        .onMessage(DeviceLooked.class, this::onDeviceLooked)
        .onMessage(ProcessCounted.class, this::onProcessCounted)
        .onMessage(ManagerCounted.class, this::onManagerCounted)
        .onMessage(Finished.class, this::onFinished)
        .onMessage(ManagerReported.class, this::onManagerReported)
        .onMessage(DeviceReported.class, this::onDeviceReported)
        .onMessage(FileDeviceReported.class, this::onFileDeviceReported)
        .onMessage(Meet.class, this::onMeet)
        .onMessage(Begin.class, this::onBegin)
        .onMessage(Recorded.class, this::onRecorded)
        .onMessage(Closed.class, this::onClosed)
        .onMessage(Interrupt.class, this::onInterrupt)
        .onMessage(Orders.class, this::onOrders)
        .onMessage(WhoIsLate.class, this::onWhoIsLate)
        .build();
  }

  private Behavior<Command> onMeet(Meet meet) {
    cast = meet.cast();
    return this;
  }

  private Behavior<Command> onBegin(Begin begin) {
    advance();
    return this;
  }

  private Behavior<Command> onRan(Ran ran) {
    answers[ran.process()] = ran;
    answered++;
    if (--outstanding == 0) {
      endRound();
      completed();
    }
    return this;
  }

  private void endRound() {
    for (Cpu cpu : time.round()) {
      int id = cpu.process().id();
      Ran ran = answers[id];
      answers[id] = null;
      addReport(ran.report());
      ran.events().forEach(collector::events);
      lastReferences[id] = ran.references() - cpu.process().references();
      time.ran(cpu, ran.time(), ran.trap(), ran.references(), ran.faultNanos());
    }
  }

  /** Of frames that a process leases only the last report counts: the others are part of it. */
  private void addReport(RunReport report) {
    if (report == null) {
      return;
    }
    int leased = report.lease() == null ? -1 : leasedReports[report.process()];
    if (leased >= 0) {
      reports.set(leased, report);
      return;
    }
    if (report.lease() != null) {
      leasedReports[report.process()] = reports.size();
    }
    reports.add(report);
  }

  private Behavior<Command> onAnswered(Answered message) {
    answered++;
    outstanding = 0;
    collector.events(message.served().events());
    time.served(message.served());
    completed();
    return this;
  }

  private Behavior<Command> onTransferred(Transferred message) {
    answered++;
    outstanding = 0;
    time.transferred(message.end());
    completed();
    return this;
  }

  /** A step is done: where the run is checked, whoever did something in it tells what it counts. */
  private void completed() {
    steps++;
    if (audit == null) {
      advance();
    } else if (action == Timekeeper.Action.RUN) {
      outstanding = time.round().size();
      for (Cpu cpu : time.round()) {
        cast.processes()
            .get(cpu.process().id() - 1)
            .tell(new ProcessActor.Count(getContext().getSelf()));
      }
    } else {
      askForCounts();
    }
  }

  private void askForCounts() {
    cast.manager().tell(new MemoryManager.Count(managerCounted));
  }

  private Behavior<Command> onProcessCounted(ProcessCounted message) {
    answered++;
    audit.process(message.process(), message.counts());
    if (--outstanding == 0) {
      check();
    }
    return this;
  }

  private Behavior<Command> onManagerCounted(ManagerCounted message) {
    answered++;
    audit.manager(message.counts());
    if (audit.deviceIsAsked()) {
      auditing = true;
      cast.device().tell(new PagingDevice.Look(time.now(), deviceLooked));
    } else {
      check();
    }
    return this;
  }

  private void check() {
    if (!audit.hasBegun()) {
      askForCounts();
      return;
    }
    if (holds()) {
      advance();
    }
  }

  /** Whether every identity holds; if not the run is over. */
  private boolean holds() {
    Optional<String> broken = audit.check(time, steps);
    broken.ifPresent(sentence -> machine.tell(new Machine.Broken(sentence)));
    return broken.isEmpty();
  }

  private void advance() {
    action = next();
    if (action == null) {
      return;
    }
    collector.events(time.takeEvents());
    if (collector.hasEvents()) {
      cast.recorder()
          .tell(new Recorder.Events(collector.takeEvents(), time.safe(), getContext().getSelf()));
      unrecorded++;
    }
    if (unrecorded >= BATCHES_AHEAD) {
      held = true;
      return;
    }
    act();
  }

  /** What to do next; null where an identity is broken. */
  private Timekeeper.Action next() {
    while (!interrupted && steps < mostSteps) {
      Timekeeper.Action next = time.next();
      if (next != Timekeeper.Action.TIMER) {
        return next;
      }
      steps++;
      if (audit != null && audit.hasBegun() && !holds()) {
        return null;
      }
    }
    return Timekeeper.Action.END;
  }

  private void act() {
    outstanding = 1;
    switch (action) {
      case TIMER -> throw new AssertionError("timers are decided by themselves");
      case RUN -> startRound();
      case SERVE ->
          cast.manager()
              .tell(
                  new MemoryManager.Serve(
                      time.process(),
                      time.cpu(),
                      time.request(),
                      time.stopTime(),
                      time.idleNanos(),
                      takeReports()));
      case TRANSFER -> submit(time.fileTransfer());
      case ALARM ->
          cast.manager()
              .tell(
                  new MemoryManager.Due(time.alarm(), time.now(), time.idleNanos(), takeReports()));
      case RETRY ->
          cast.manager().tell(new MemoryManager.Retry(time.now(), time.idleNanos(), takeReports()));
      case GIVE_UP ->
          cast.manager()
              .tell(new MemoryManager.GiveUp(time.now(), time.idleNanos(), takeReports()));
      case ORDER ->
          cast.manager()
              .tell(
                  new MemoryManager.Order(
                      time.order(), time.now(), time.idleNanos(), takeReports()));
      case LOOK ->
          cast.manager()
              .tell(new MemoryManager.Look(time.referencesOfEach(), takeReports(), looked));
      case TICK, WARM_UP ->
          cast.manager()
              .tell(
                  new MemoryManager.Sample(
                      time.now(), action == Timekeeper.Action.WARM_UP, takeReports(), sampled));
      case IDLE -> rest();
      case END -> finish();
    }
  }

  private void submit(Trap.FileTransfer transfer) {
    cast.fileDevices()
        .get(transfer.device())
        .tell(
            new FileDevice.Submit(
                transfer.write(), transfer.pages(), time.stopTime(), getContext().getSelf()));
  }

  private void startRound() {
    List<Cpu> round = time.round();
    outstanding = round.size();
    RoundExecutor.spread(isWorthWorkers(round));
    for (Cpu cpu : round) {
      ScheduledProcess process = cpu.process();
      cast.processes()
          .get(process.id() - 1)
          .tell(
              new ProcessActor.Run(
                  cpu.time(),
                  cpu.until(),
                  cpu.budget(),
                  process.takeChanges(),
                  process.takeAnswer(),
                  process.takeInPageError(),
                  process.takeFinding(),
                  time.epoch(),
                  time.references()));
    }
    RoundExecutor.spread(false);
    if (++rounds % ROUNDS_A_SIGN == 0) {
      cast.recorder().tell(new Recorder.Progress(time.now(), time.alive()));
    }
  }

  private boolean isWorthWorkers(List<Cpu> round) {
    int worthy = 0;
    for (Cpu cpu : round) {
      worthy += lastReferences[cpu.process().id()] >= REFERENCES_WORTH_A_WORKER ? 1 : 0;
    }
    return worthy >= 2;
  }

  private List<RunReport> takeReports() {
    if (reports.isEmpty()) {
      return List.of();
    }
    List<RunReport> taken = reports;
    for (RunReport report : taken) {
      leasedReports[report.process()] = -1;
    }
    reports = new ArrayList<>(2);
    return taken;
  }

  private Behavior<Command> onSampled(Sampled message) {
    answered++;
    if (action == Timekeeper.Action.WARM_UP) {
      outstanding = 0;
      collector.startWindow(message.sample(), time);
      completed();
    } else {
      sample = message.sample();
      cast.device().tell(new PagingDevice.Look(time.now(), deviceLooked));
    }
    return this;
  }

  private Behavior<Command> onDeviceLooked(DeviceLooked message) {
    answered++;
    outstanding = 0;
    if (auditing) {
      auditing = false;
      audit.device(message.load());
      check();
      return this;
    } else if (action == Timekeeper.Action.LOOK) {
      time.looked(new LoadLook(time.now(), loadSample, message.load()));
    } else {
      cast.recorder().tell(new Recorder.Row(collector.row(sample, message.load(), time)));
    }
    completed();
    return this;
  }

  private Behavior<Command> onLooked(Looked message) {
    answered++;
    loadSample = message.sample();
    cast.device().tell(new PagingDevice.Look(time.now(), deviceLooked));
    return this;
  }

  private Behavior<Command> onRecorded(Recorded recorded) {
    unrecorded--;
    if (held && unrecorded < BATCHES_AHEAD / 2) {
      held = false;
      act();
    }
    return this;
  }

  private Behavior<Command> onInterrupt(Interrupt interrupt) {
    interrupted = true;
    if (resting) {
      resting = false;
      advance();
    }
    return this;
  }

  /** Virtual time stands still until orders come. */
  private void rest() {
    outstanding = 0;
    resting = true;
    Map<Integer, String> ended = new TreeMap<>();
    for (int id = 1; id <= cast.processes().size(); id++) {
      ScheduledProcess process = time.process(id);
      if (process.state() == ScheduledProcess.State.GONE) {
        ended.put(id, process.failure() == null ? "it has exited" : process.failure());
      }
    }
    machine.tell(new Machine.Resting(time.now(), ended));
  }

  private Behavior<Command> onOrders(Orders orders) {
    if (resting) {
      resting = false;
      orders.processes().forEach(time::order);
      advance();
    }
    return this;
  }

  private void finish() {
    outstanding = cast.processes().size();
    for (ActorRef<ProcessActor.Command> process : cast.processes()) {
      process.tell(new ProcessActor.Finish(time.now(), getContext().getSelf()));
    }
    if (outstanding == 0) {
      askManager();
    }
  }

  private Behavior<Command> onFinished(Finished finished) {
    answered++;
    collector.process(finished.process(), finished.report());
    if (--outstanding == 0) {
      askManager();
    }
    return this;
  }

  private void askManager() {
    outstanding = 1;
    cast.manager()
        .tell(
            new MemoryManager.Report(
                time.now(),
                takeReports(),
                getContext().messageAdapter(ManagerReport.class, ManagerReported::new)));
  }

  private Behavior<Command> onManagerReported(ManagerReported message) {
    answered++;
    collector.manager(message.report());
    cast.device()
        .tell(
            new PagingDevice.Report(
                time.now(), getContext().messageAdapter(DeviceReport.class, DeviceReported::new)));
    return this;
  }

  private Behavior<Command> onDeviceReported(DeviceReported message) {
    answered++;
    collector.device(message.report());
    ActorRef<DeviceReport> reported =
        getContext().messageAdapter(DeviceReport.class, FileDeviceReported::new);
    cast.fileDevices()
        .values()
        .forEach(device -> device.tell(new FileDevice.Report(time.now(), reported)));
    closeOnceAllReported();
    return this;
  }

  private Behavior<Command> onFileDeviceReported(FileDeviceReported message) {
    answered++;
    collector.fileDevice(message.report());
    closeOnceAllReported();
    return this;
  }

  private void closeOnceAllReported() {
    if (collector.fileDevices() == cast.fileDevices().size()) {
      cast.recorder().tell(new Recorder.Close(getContext().getSelf()));
    }
  }

  private Behavior<Command> onClosed(Closed closed) {
    answered++;
    outstanding = 0;
    machine.tell(new Machine.Done(collector.result(time, interrupted)));
    return this;
  }

  private Behavior<Command> onWhoIsLate(WhoIsLate question) {
    answered += resting ? 1 : 0;
    question.replyTo().tell(new Late(answered, held ? List.of("the Recorder") : late()));
    return this;
  }

  private List<String> late() {
    List<String> names = new ArrayList<>();
    if (action == Timekeeper.Action.RUN) {
      for (Cpu cpu : time.round()) {
        if (answers[cpu.process().id()] == null) {
          names.add("process " + cpu.process().id());
        }
      }
    } else if (action == Timekeeper.Action.END) {
      names.add("an actor that was asked for its results");
    } else if (action == Timekeeper.Action.TRANSFER) {
      names.add("the device " + time.fileTransfer().device());
    } else {
      names.add("the MemoryManager, which was asked for " + action);
    }
    return names;
  }
}
