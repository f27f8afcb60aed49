package org.faultline.actors;

import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.faultline.actors.message.Trap;
import org.faultline.actors.process.ProcessCounts;
import org.faultline.actors.process.ProcessReport;
import org.faultline.actors.result.Collector;
import org.faultline.actors.result.RunSteps;
import org.faultline.memory.device.DeviceLoad;
import org.faultline.memory.device.DeviceReport;
import org.faultline.memory.event.EventBuffer;
import org.faultline.memory.server.LoadSample;
import org.faultline.memory.server.ManagerCounts;
import org.faultline.memory.server.ManagerReport;
import org.faultline.memory.server.MemorySample;
import org.faultline.memory.server.Reply;
import org.faultline.memory.server.RunReport;
import org.jspecify.annotations.Nullable;

/**
 * Runs the processes in rounds of virtual time.
 *
 * <p>Owns virtual time, the future event list and the simulated CPUs, all in the Timekeeper of its
 * {@link RunSteps}. It tells processes how far they may run, has the MemoryManager serve their
 * requests one at a time, and passes events on to the Recorder. It is always in one of the phases
 * of {@link SchedulerPhases}: a round, a service, a sample, an audit, a wait for the Recorder, a
 * rest, or the closing.
 */
public final class Scheduler {

  /** What the Scheduler is told. */
  public sealed interface Command {}

  /** Virtual time begins. */
  public record Begin(Peers peers) implements Command {}

  /**
   * A process ran until {@code nowNanos} and stopped.
   *
   * @param references that it made since its beginning
   * @param faultNanos CPU time of faults that it resolved itself, since its beginning
   * @param report what it did to its pages; absent if nothing ran
   */
  public record Ran(
      int process,
      long nowNanos,
      Trap trap,
      long references,
      long faultNanos,
      @Nullable RunReport report,
      List<EventBuffer.Batch> events)
      implements Command {}

  /** The MemoryManager's answer. */
  public record Answered(Reply served) implements Command {}

  /** A file device's answer: when the transfer ends. */
  public record Transferred(long endNanos) implements Command {}

  /** What a process counts by itself. */
  public record ProcessCounted(int process, ProcessCounts counts) implements Command {}

  /** A process's own count, at the end of the run. */
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

  record Sampled(MemorySample sample) implements Command {}

  record Looked(LoadSample sample) implements Command {}

  record DeviceLooked(DeviceLoad load) implements Command {}

  record ManagerCounted(ManagerCounts counts) implements Command {}

  record ManagerReported(ManagerReport report) implements Command {}

  record DeviceReported(DeviceReport report) implements Command {}

  record FileDeviceReported(DeviceReport report) implements Command {}

  /**
   * Whom the Scheduler speaks to.
   *
   * @param fileDevices by their names
   * @param processes from process 1 on
   */
  public record Peers(
      ActorRef<MemoryManager.Command> manager,
      ActorRef<PagingDevice.Command> device,
      SortedMap<String, ActorRef<FileDevice.Command>> fileDevices,
      ActorRef<Recorder.Command> recorder,
      List<ActorRef<ProcessActor.Command>> processes) {

    /** The process with this id, from 1. */
    ActorRef<ProcessActor.Command> process(int id) {
      return processes.get(id - 1);
    }

    /** The device for files with this name. */
    ActorRef<FileDevice.Command> fileDevice(String name) {
      return Objects.requireNonNull(fileDevices.get(name), () -> "no device is named " + name);
    }
  }

  private Scheduler() {}

  /** A Scheduler that makes these steps and then tells {@code machine} what came of them. */
  public static Behavior<Command> create(
      RunSteps steps, Collector collector, ActorRef<Machine.Command> machine) {
    return Behaviors.setup(
        context ->
            Behaviors.receive(Command.class)
                .onMessage(
                    Begin.class,
                    begin ->
                        new SchedulerPhases(context, steps, collector, machine, begin.peers())
                            .advance())
                .build());
  }
}
