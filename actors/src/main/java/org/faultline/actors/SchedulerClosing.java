package org.faultline.actors;

import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ReceiveBuilder;
import org.faultline.actors.Scheduler.Closed;
import org.faultline.actors.Scheduler.Command;
import org.faultline.actors.Scheduler.DeviceReported;
import org.faultline.actors.Scheduler.FileDeviceReported;
import org.faultline.actors.Scheduler.Finished;
import org.faultline.actors.Scheduler.ManagerReported;
import org.faultline.memory.device.DeviceReport;
import org.faultline.memory.server.ManagerReport;

/**
 * The last phase: all tell their results, first the processes, then the MemoryManager, the paging
 * device and the devices for files; the Recorder closes, and the Machine has the result.
 */
final class SchedulerClosing extends SchedulerPhase {
  private int running;

  SchedulerClosing(SchedulerPhases phases) {
    super(phases);
  }

  Behavior<Command> begin() {
    List<ActorRef<ProcessActor.Command>> processes = phases().peers().processes();
    running = processes.size();
    for (ActorRef<ProcessActor.Command> process : processes) {
      process.tell(new ProcessActor.Finish(nowNanos(), getContext().getSelf()));
    }
    return processes.isEmpty() ? askManager() : this;
  }

  private long nowNanos() {
    return phases().time().nowNanos();
  }

  @Override
  ReceiveBuilder<Command> answers(ReceiveBuilder<Command> builder) {
    return builder
        .onMessage(Finished.class, this::onFinished)
        .onMessage(ManagerReported.class, this::onManagerReported)
        .onMessage(DeviceReported.class, this::onDeviceReported)
        .onMessage(FileDeviceReported.class, this::onFileDeviceReported)
        .onMessage(Closed.class, this::onClosed);
  }

  private Behavior<Command> onFinished(Finished finished) {
    phases().answered();
    phases().collector().process(finished.process(), finished.report());
    return --running == 0 ? askManager() : this;
  }

  private Behavior<Command> askManager() {
    phases()
        .peers()
        .manager()
        .tell(
            new MemoryManager.Report(
                nowNanos(),
                phases().takeReports(),
                getContext().messageAdapter(ManagerReport.class, ManagerReported::new)));
    return this;
  }

  private Behavior<Command> onManagerReported(ManagerReported message) {
    phases().answered();
    phases().collector().manager(message.report());
    phases()
        .peers()
        .device()
        .tell(
            new PagingDevice.Report(
                nowNanos(), getContext().messageAdapter(DeviceReport.class, DeviceReported::new)));
    return this;
  }

  private Behavior<Command> onDeviceReported(DeviceReported message) {
    phases().answered();
    phases().collector().device(message.report());
    ActorRef<DeviceReport> reported =
        getContext().messageAdapter(DeviceReport.class, FileDeviceReported::new);
    for (ActorRef<FileDevice.Command> device : phases().peers().fileDevices().values()) {
      device.tell(new FileDevice.Report(nowNanos(), reported));
    }
    return closeOnceAllReported();
  }

  private Behavior<Command> onFileDeviceReported(FileDeviceReported message) {
    phases().answered();
    phases().collector().fileDevice(message.report());
    return closeOnceAllReported();
  }

  private Behavior<Command> closeOnceAllReported() {
    if (phases().collector().fileDevices() == phases().peers().fileDevices().size()) {
      phases().peers().recorder().tell(new Recorder.Close(getContext().getSelf()));
    }
    return this;
  }

  private Behavior<Command> onClosed(Closed closed) {
    phases().answered();
    phases()
        .machine()
        .tell(
            new Machine.Done(
                phases().collector().result(phases().time(), phases().steps().isInterrupted())));
    return this;
  }

  @Override
  List<String> waitedFor() {
    return List.of("an actor that was asked for its results");
  }
}
