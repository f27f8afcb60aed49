package org.faultline.actors.naive;

import java.util.List;
import java.util.Set;
import org.faultline.memory.address.Win32Error;
import org.faultline.memory.server.Finding;

/**
 * What becomes of a request.
 *
 * @param error how the process's system call ended; null where it made none or is not answered yet
 * @param inPageError whether the page of its fault could not be read
 * @param finding what its call asked for; null for nothing
 * @param later what must be queued
 * @param fresh the processes that were given pages
 * @param retry whether somebody who waits may try again
 */
record NaiveAnswer(
    NaiveProcess process,
    Outcome outcome,
    long at,
    long cpuNanos,
    Win32Error error,
    boolean inPageError,
    Finding finding,
    List<NaiveEntry> later,
    Set<NaiveProcess> fresh,
    boolean retry) {
  enum Outcome {
    RESUMES,
    BLOCKED,
    WAITS,
    WAKES,
    GONE,
    STUCK,
    NONE
  }
}
