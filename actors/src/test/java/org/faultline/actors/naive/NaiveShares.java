package org.faultline.actors.naive;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Equal parts of all frames for the processes that live, and who must give one up. */
final class NaiveShares {
  private final List<NaiveFrame> frames;
  private final TreeMap<Integer, NaiveProcess> living = new TreeMap<>();
  private final Set<NaiveProcess> withoutVictim = new HashSet<>();

  NaiveShares(List<NaiveFrame> frames) {
    this.frames = frames;
  }

  void started(NaiveProcess process) {
    living.put(process.id, process);
  }

  void gone(NaiveProcess process) {
    living.remove(process.id);
  }

  void begin() {
    withoutVictim.clear();
  }

  /** Nobody can take a page from the process in this request. */
  void noVictimOf(NaiveProcess process) {
    withoutVictim.add(process);
  }

  /** What is left over goes to the first, one frame each. */
  long share(NaiveProcess process) {
    long before = living.headMap(process.id).size();
    return (long) frames.size() / living.size() + (before < frames.size() % living.size() ? 1 : 0);
  }

  long held(NaiveProcess process) {
    return frames.stream().filter(frame -> frame.owner == process).count();
  }

  boolean mayTake(NaiveProcess process) {
    return withoutVictim.contains(process) || held(process) < share(process);
  }

  /** Who shall lose a page for {@code process}, or null. */
  NaiveProcess loser(NaiveProcess process) {
    boolean full = held(process) >= share(process);
    if (full && !withoutVictim.contains(process)) {
      return process;
    }
    NaiveProcess loser = null;
    for (NaiveProcess other : living.values()) {
      long surplus = held(other) - share(other);
      if (other != process && !withoutVictim.contains(other) && surplus > 0) {
        boolean more = loser == null || surplus > held(loser) - share(loser);
        loser = more ? other : loser;
      }
    }
    boolean own = !full && !withoutVictim.contains(process);
    return loser == null && own ? process : loser;
  }
}
