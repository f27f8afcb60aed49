package org.faultline.lab.cli;

import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import org.faultline.actors.dispatch.Emergency;
import org.faultline.lab.results.output.Console;
import org.faultline.lab.results.output.ExitCode;
import org.faultline.memory.plugin.PluginCalls;
import org.faultline.memory.plugin.PluginException;
import org.jspecify.annotations.Nullable;

/**
 * Sees a command to its end. The command has a thread of its own; where it does not end some time
 * after an emergency, it is given up, and the sentence is said for it. A call of somebody else's
 * code that does not come back is an emergency.
 */
final class Attendant implements Emergency.Listener {
  /** How long a command has to end orderly after an emergency, in seconds. */
  private static final int GRACE_SECONDS = 10;

  /** The property that says how long a call of somebody else's code may take, in seconds. */
  private static final String PLUGIN_SECONDS = "faultline.plugin-seconds";

  private static final int DEFAULT_PLUGIN_SECONDS = 10;

  /** Memory that is given up in an emergency, for what has to be said and closed then. */
  private static final int RESERVE_BYTES = 1 << 20;

  private static final int NONE = -1;
  private static final long SECOND_MILLIS = 1000;

  private final BooleanSupplier first;
  private final PluginCalls.Watch pluginCalls = new PluginCalls.Watch();

  @SuppressWarnings("unused") // It is there to be given up.
  private byte @Nullable [] reserve = new byte[RESERVE_BYTES];

  private final Thread thread;
  private volatile @Nullable Throwable emergency;
  private volatile int exitCode = NONE;

  private Attendant(BooleanSupplier first, IntSupplier command) {
    this.first = first;
    thread = Emergency.thread("command", () -> run(command));
  }

  /**
   * How a command ended.
   *
   * @param givenUp whether its thread may still be at work
   */
  record End(int exitCode, boolean givenUp) {}

  /**
   * Runs {@code command}, which gives its exit code, to its end.
   *
   * @param first true for who asks first: then nobody has said yet what went wrong
   */
  static End attend(Console console, BooleanSupplier first, IntSupplier command) {
    Exhausted.prepare();
    Attendant attendant = new Attendant(first, command);
    Emergency.listen(attendant);
    try {
      attendant.thread.start();
      attendant.await();
      return attendant.end(console);
    } finally {
      Emergency.forget(attendant);
    }
  }

  private void run(IntSupplier command) {
    int code = NONE;
    try {
      code = command.getAsInt();
    } catch (Throwable thrown) {
      failed(thrown);
    }
    exitCode = code;
  }

  @Override
  public synchronized void failed(Throwable cause) {
    if (emergency == null) {
      emergency = cause;
      reserve = null;
    }
  }

  private void await() {
    for (int seconds = 0; thread.isAlive() && seconds < GRACE_SECONDS; ) {
      try {
        // Unlike a latch or a future, this needs no memory.
        thread.join(SECOND_MILLIS);
      } catch (InterruptedException e) {
        thread.interrupt();
      }
      if (emergency == null) {
        look();
      } else {
        seconds++;
      }
    }
  }

  private void look() {
    try {
      lookAtPlugins();
    } catch (OutOfMemoryError e) {
      // Whoever needs the memory finds out too.
      return;
    }
  }

  private void lookAtPlugins() {
    int patience = Math.max(1, Integer.getInteger(PLUGIN_SECONDS, DEFAULT_PLUGIN_SECONDS));
    String stuck = pluginCalls.look(patience);
    if (stuck != null) {
      Emergency.report(new PluginException(stuck + " within " + patience + " s", null));
    }
  }

  private End end(Console console) {
    boolean ended = !thread.isAlive();
    boolean said =
        ended && exitCode != NONE && (exitCode != ExitCode.DONE.code() || emergency == null);
    if (said) {
      return new End(exitCode, false);
    }
    Throwable cause = Objects.requireNonNull(emergency, "a command fails by an emergency");
    if (first.getAsBoolean()) {
      console.note(Failures.sentence(cause));
    }
    Logging.emergency(cause, !ended);
    return new End(Failures.exitCode(cause).code(), !ended);
  }
}
