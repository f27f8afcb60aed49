package org.faultline.workload.binding;

/**
 * One mistake in a config.
 *
 * @param origin where it stands
 * @param message what is wrong and the nearest valid key or value; starts in lower case
 */
public record Problem(Origin origin, String message) {

  /** The whole sentence: {@code desktop.conf, line 12: unknown key ...}. */
  public String sentence() {
    return origin.where() + ": " + message;
  }
}
