package org.faultline.actors.naive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.faultline.memory.address.Win32Error;
import org.faultline.memory.event.EventKind;
import org.faultline.memory.server.Finding;

/** The message that memory with page lists handles: its time, and what has come of it so far. */
final class NaiveMessage {
  private static final Set<EventKind> FAULTS =
      Set.of(
          EventKind.DEMAND_ZERO_FAULT,
          EventKind.TRANSITION_FAULT,
          EventKind.HARD_FAULT,
          EventKind.COLLIDED_FAULT);

  private final NaiveLog log;

  /** By process: its faults so far. */
  final Map<Integer, Long> faults = new HashMap<>();

  long now;

  /** Whether a frame became available, or may be trimmed again, since the last answer. */
  boolean released;

  /** Whether somebody could not take a frame. */
  boolean takeFailed;

  /** Whether it was a retry, and who waited for a page has not to wait again. */
  boolean served;

  List<NaiveEntry> later = new ArrayList<>();
  Set<NaiveProcess> fresh = new LinkedHashSet<>();

  NaiveMessage(NaiveLog log) {
    this.log = log;
  }

  void note(EventKind kind, NaivePage page, long detail) {
    if (FAULTS.contains(kind)) {
      faults.merge(page.process(), 1L, Long::sum);
    }
    log.add(now, kind, page.process(), page.key(), detail);
  }

  void note(long time, EventKind kind, int process, long first, long second) {
    log.add(time, kind, process, first, second);
  }

  void queue(long time, NaiveKind kind, int process, Object what) {
    later.add(new NaiveEntry(time, kind, process, what));
  }

  /** It is answered: nothing has come of the next one yet. */
  void end() {
    released = false;
    takeFailed = false;
    served = false;
    later = new ArrayList<>();
    fresh = new LinkedHashSet<>();
  }

  /** The answer of which this is a part; the next one begins. */
  NaiveAnswer answer(
      NaiveProcess process,
      NaiveAnswer.Outcome outcome,
      long cpuNanos,
      Win32Error error,
      boolean inPageError,
      Finding finding,
      boolean retry) {
    NaiveAnswer answer =
        new NaiveAnswer(
            process,
            outcome,
            now,
            cpuNanos,
            error,
            inPageError,
            finding,
            List.copyOf(later),
            fresh,
            retry);
    end();
    return answer;
  }
}
