package org.faultline.memory.plugin;

import java.util.function.Supplier;

/**
 * Calls a part of somebody else's code, such as a policy or a step, and names it where it throws,
 * gives nothing or does not come back.
 */
public final class Plugin {
  private final String what;
  private final Class<?> owner;

  /**
   * A part that is called.
   *
   * @param what it is in a few words, such as {@code the policy 'lifo'}
   * @param owner its class
   */
  public Plugin(String what, Class<?> owner) {
    this.what = what;
    this.owner = owner;
  }

  /** What it is, and its class. */
  @Override
  public String toString() {
    return what + " (class " + owner.getName() + ")";
  }

  /**
   * Whether {@code part} is of somebody else: its class ships neither beside {@code service} nor in
   * a package below.
   */
  public static boolean isForeign(Object part, Class<?> service) {
    String ours = service.getPackageName();
    String its = part.getClass().getPackageName();
    return !its.equals(ours) && !its.startsWith(ours + ".");
  }

  /**
   * Makes a call whose result must be there.
   *
   * @param call as it is written, with its arguments
   * @param expected what the contract wants
   */
  public <T> T ask(String call, String expected, Supplier<T> body) {
    PluginCalls calls = PluginCalls.begin(this, call);
    T given;
    try {
      given = body.get();
    } catch (RuntimeException | Error thrown) {
      throw threw(call, expected, thrown);
    } finally {
      calls.end();
    }
    if (given == null) {
      throw gave(call, "null", expected);
    }
    return given;
  }

  /**
   * Makes a call that may give nothing, and may refuse what a user wrote by an {@link
   * IllegalArgumentException}, whose message is a sentence for the user.
   */
  public <T> T askOrRefuse(String call, String expected, Supplier<T> body) {
    PluginCalls calls = PluginCalls.begin(this, call);
    try {
      return body.get();
    } catch (IllegalArgumentException refused) {
      throw refused;
    } catch (RuntimeException | Error thrown) {
      throw threw(call, expected, thrown);
    } finally {
      calls.end();
    }
  }

  /** Makes a call that gives nothing. */
  public void tell(String call, Runnable body) {
    PluginCalls calls = PluginCalls.begin(this, call);
    try {
      body.run();
    } catch (RuntimeException | Error thrown) {
      throw threw(call, "a return", thrown);
    } finally {
      calls.end();
    }
  }

  /** The failure of a call that gave what it must not give. */
  public PluginException gave(String call, String given, String expected) {
    return new PluginException(
        "%s gave %s from %s, where %s was expected".formatted(this, given, call, expected), null);
  }

  /** The failure of a call that threw; memory that is used up is nobody's fault. */
  public PluginException threw(String call, String expected, Throwable thrown) {
    if (thrown instanceof OutOfMemoryError memory) {
      throw memory;
    }
    if (thrown instanceof PluginException inner) {
      return inner;
    }
    return new PluginException(
        "%s threw %s%s from %s, where %s was expected"
            .formatted(this, thrown, place(thrown), call, expected),
        thrown);
  }

  private String place(Throwable thrown) {
    for (StackTraceElement frame : thrown.getStackTrace()) {
      if (frame.getClassName().equals(owner.getName()) && frame.getLineNumber() > 0) {
        return " (%s, line %d)".formatted(frame.getFileName(), frame.getLineNumber());
      }
    }
    return "";
  }
}
