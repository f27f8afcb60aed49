package org.faultline.lab.verification.win32;

/**
 * What a process of a case does at its turn.
 *
 * @param actor whose turn it is: the process's number in the case, from 0
 * @param step what it does
 * @param number of the step in the case, from 1; 0 for what is done around the steps
 */
record CaseAct(int actor, ConformanceStep step, int number) {

  /** Whether the process ends with it. */
  boolean isEnd() {
    return step.call() == ConformanceCall.Lifecycle.END;
  }
}
