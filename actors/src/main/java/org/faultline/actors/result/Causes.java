package org.faultline.actors.result;

import java.io.IOException;
import org.faultline.memory.plugin.PluginException;
import org.jspecify.annotations.Nullable;

/** Looks through what a failure came from. */
public final class Causes {
  /** Causes of causes that are looked at; a chain that is longer runs in a circle. */
  private static final int DEPTH = 64;

  private Causes() {}

  /** The first of {@code failure} and its causes that is of this type, if one is. */
  public static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
    Throwable cause = failure;
    for (int i = 0; cause != null && i < DEPTH; i++) {
      if (type.isInstance(cause)) {
        return type.cast(cause);
      }
      cause = cause.getCause();
    }
    return null;
  }

  /**
   * Whether {@code failure} comes from outside of what is simulated, from the computer, from a file
   * that cannot be read or from somebody else's code: then no other run of the same command would
   * do better.
   */
  public static boolean fromOutside(Throwable failure) {
    return find(failure, Error.class) != null
        || find(failure, IOException.class) != null
        || find(failure, PluginException.class) != null;
  }
}
