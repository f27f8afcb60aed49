package org.faultline.actors.loadcontrol;

/**
 * What shall change.
 *
 * @param activate how many of those who wait are activated, first those who have waited longest
 * @param suspend the active process to be suspended; 0 for none
 * @param token the process whose pages are not taken from now on; 0 for none
 */
public record LoadDecision(int activate, int suspend, int token) {
  /** Nothing changes, and no process holds a token. */
  public static final LoadDecision STAY = new LoadDecision(0, 0, 0);

  /** So many more are activated. */
  static LoadDecision activate(int count) {
    return count == 0 ? STAY : new LoadDecision(count, 0, 0);
  }

  /** This one is suspended. */
  static LoadDecision suspend(ProcessLoad process) {
    return new LoadDecision(0, process.process(), 0);
  }

  /** The pages of this one are not taken. */
  static LoadDecision token(int process) {
    return new LoadDecision(0, 0, process);
  }
}
