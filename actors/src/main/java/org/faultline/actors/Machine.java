package org.faultline.actors;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.ChildFailed;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.faultline.actors.dispatch.Emergency;
import org.faultline.actors.plan.MachineParts;
import org.faultline.actors.plan.RunOptions;
import org.faultline.actors.process.ExecutionSettings;
import org.faultline.actors.process.ProcessIdentity;
import org.faultline.actors.result.RunFailure;
import org.faultline.actors.result.RunObserver;
import org.faultline.actors.result.RunResult;
import org.faultline.memory.frames.IdentityBroken;
import org.faultline.memory.plugin.PluginCalls;
import org.faultline.memory.plugin.PluginException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of one machine.
 *
 * <p>Spawns all other actors, watches them and ends the run: with its result, or with a failure as
 * soon as one of them fails or none answers any more.
 */
public final class Machine extends AbstractBehavior<Machine.Command> {
  private static final Logger LOG = LoggerFactory.getLogger(Machine.class);

  /** The dispatcher of the simulation's actors. */
  public static final String ROUNDS = "faultline.rounds";

  /** The mailbox of the simulation's actors: unbounded, bounded by the protocol. */
  public static final String MAILBOX = "faultline.mailbox";

  /** The dispatcher of what may block. */
  public static final String BLOCKING = "faultline.blocking";

  /** The dispatcher of a pagefile that is a real file. */
  public static final String STORE = "faultline.store";

  /** What the Machine is told. */
  public sealed interface Command {}

  /** The run is over. */
  public record Done(RunResult result) implements Command {}

  /** An identity does not hold: the run is over. The sentence says which, when and after what. */
  public record Broken(String sentence) implements Command {}

  /** End the run now and measure what there is. */
  public enum Interrupt implements Command {
    INTERRUPT
  }

  /** Orders came for these processes. */
  public record Orders(List<Integer> processes) implements Command {}

  /**
   * Nobody has anything to do at {@code nowNanos} until orders come.
   *
   * @param ended why each process ended that is gone, by its id
   */
  public record Resting(long nowNanos, Map<Integer, String> ended) implements Command {}

  private enum Watch implements Command {
    WATCH
  }

  private record Late(Scheduler.Late late) implements Command {}

  private final RunOptions options;
  private final RunObserver observer;
  private final CompletableFuture<RunResult> result;
  private final ActorRef<Scheduler.Command> scheduler;
  private final PluginCalls.Watch pluginCalls = new PluginCalls.Watch();
  private final List<String> spawned = new ArrayList<>();
  private long answersSeen = -1;
  private boolean schedulerLate;

  private Machine(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      MachineParts parts,
      RunOptions options,
      RunObserver observer,
      CompletableFuture<RunResult> result) {
    super(context);
    this.options = options;
    this.observer = observer;
    this.result = result;
    Props rounds = DispatcherSelector.fromConfig(ROUNDS).withMailboxFromConfig(MAILBOX);
    DispatcherSelector store = DispatcherSelector.fromConfig(STORE);
    DispatcherSelector blocking = DispatcherSelector.fromConfig(BLOCKING);
    int processCount = parts.plan().processes().size();
    scheduler =
        watched(
            context.spawn(
                Scheduler.create(parts.steps(options), parts.collector(options), context.getSelf()),
                "scheduler",
                rounds));
    ActorRef<Pager.Command> pager =
        watched(context.spawn(Pager.create(parts.pagerBook()), "pager", rounds));
    ActorRef<PagingDevice.Command> device =
        watched(
            context.spawn(
                PagingDevice.create(parts.device()),
                "paging-device",
                parts.plan().deviceBlocks() ? store : rounds));
    SortedMap<String, ActorRef<FileDevice.Command>> fileDevices = new TreeMap<>();
    parts
        .fileDevices()
        .forEach(
            (name, model) ->
                fileDevices.put(
                    name,
                    watched(context.spawn(FileDevice.create(model), "device-" + name, rounds))));
    ActorRef<MemoryManager.Command> manager =
        watched(
            context.spawn(
                MemoryManager.create(
                    parts.requestServer(),
                    pager,
                    device,
                    List.copyOf(fileDevices.values()),
                    scheduler),
                "memory-manager",
                rounds));
    ActorRef<Recorder.Command> recorder =
        watched(context.spawn(Recorder.create(observer), "recorder", blocking));
    Executor decoder = Emergency.guarding(context.getSystem().dispatchers().lookup(blocking));
    ExecutionSettings settings = parts.settings(decoder);
    List<ActorRef<ProcessActor.Command>> processes = new ArrayList<>(processCount);
    for (ProcessIdentity process : parts.plan().processes()) {
      processes.add(
          watched(
              context.spawn(
                  ProcessActor.create(process.id(), parts.execution(process, settings), scheduler),
                  "process-" + process.id(),
                  rounds)));
    }
    scheduler.tell(
        new Scheduler.Begin(
            new Scheduler.Peers(manager, device, fileDevices, recorder, processes)));
    timers.startTimerWithFixedDelay(
        Watch.WATCH, Duration.ofSeconds(Math.max(1, options.watchdogSeconds())));
  }

  /**
   * A machine that completes {@code result}.
   *
   * @param parts what its actors own; they must stay open until it has stopped
   */
  public static Behavior<Command> create(
      MachineParts parts,
      RunOptions options,
      RunObserver observer,
      CompletableFuture<RunResult> result) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> {
                  try {
                    return new Machine(context, timers, parts, options, observer, result);
                  } catch (RuntimeException | Error e) {
                    result.completeExceptionally(
                        new RunFailure("the machine could not be built: " + e.getMessage(), e));
                    return Behaviors.stopped();
                  }
                }));
  }

  private <T> ActorRef<T> watched(ActorRef<T> actor) {
    getContext().watch(actor);
    LOG.debug("actor {} starts", actor.path().name());
    spawned.add(actor.path().name());
    return actor;
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Done.class, this::onDone)
        .onMessage(Broken.class, this::onBroken)
        .onMessage(Interrupt.class, this::onInterrupt)
        .onMessage(Orders.class, this::onOrders)
        .onMessage(Resting.class, this::onResting)
        .onMessage(Watch.class, this::onWatch)
        .onMessage(Late.class, this::onLate)
        .onSignal(ChildFailed.class, this::onFailed)
        .onSignal(Terminated.class, this::onTerminated)
        .onSignal(PostStop.class, this::onPostStop)
        .build();
  }

  private Behavior<Command> onDone(Done done) {
    result.complete(done.result());
    return Behaviors.stopped();
  }

  private Behavior<Command> onBroken(Broken broken) {
    return fail(broken.sentence(), new IdentityBroken(broken.sentence()));
  }

  private Behavior<Command> onInterrupt(Interrupt interrupt) {
    scheduler.tell(Scheduler.Interrupt.INTERRUPT);
    return this;
  }

  private Behavior<Command> onOrders(Orders orders) {
    scheduler.tell(new Scheduler.Orders(orders.processes()));
    return this;
  }

  private Behavior<Command> onResting(Resting resting) {
    observer.resting(resting.nowNanos(), resting.ended());
    return this;
  }

  private Behavior<Command> onFailed(ChildFailed failed) {
    LOG.error("actor {} fails", failed.getRef().path().name(), failed.cause());
    return fail(
        "the actor %s failed: %s".formatted(failed.getRef().path().name(), failed.cause()),
        failed.cause());
  }

  private Behavior<Command> onTerminated(Terminated terminated) {
    return fail("the actor %s stopped".formatted(terminated.getRef().path().name()), null);
  }

  /** All whom it spawned have stopped before it. */
  private Behavior<Command> onPostStop(PostStop stopped) {
    spawned.forEach(name -> LOG.debug("actor {} stops", name));
    return this;
  }

  private Behavior<Command> onWatch(Watch watch) {
    String stuck = pluginCalls.look(1);
    if (stuck != null) {
      String sentence = stuck + " within " + patience();
      LOG.warn("watchdog: {}", sentence);
      return fail(sentence, new PluginException(sentence, null));
    }
    if (schedulerLate) {
      LOG.warn("watchdog: the Scheduler has not answered for {}", patience());
      return fail("the Scheduler has not answered for " + patience(), null);
    }
    schedulerLate = true;
    scheduler.tell(
        new Scheduler.WhoIsLate(getContext().messageAdapter(Scheduler.Late.class, Late::new)));
    return this;
  }

  private Behavior<Command> onLate(Late message) {
    schedulerLate = false;
    Scheduler.Late late = message.late();
    if (late.answers() == answersSeen) {
      LOG.warn("watchdog: no answer for {} from {}", patience(), late.waitedFor());
      return fail(
          "no answer for %s from %s".formatted(patience(), String.join(", ", late.waitedFor())),
          null);
    }
    answersSeen = late.answers();
    return this;
  }

  private String patience() {
    return options.watchdogSeconds() + " s";
  }

  private Behavior<Command> fail(String message, @Nullable Throwable cause) {
    result.completeExceptionally(new RunFailure(message, cause));
    return Behaviors.stopped();
  }
}
