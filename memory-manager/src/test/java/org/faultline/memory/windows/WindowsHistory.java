package org.faultline.memory.windows;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.faultline.memory.frames.PagePlace;
import org.faultline.memory.pagefile.PageStore;
import org.faultline.memory.server.ChargeDecision;

/**
 * A random history of a small memory, held against a model: a map from page to what was written
 * last. Reads and writes end in any order, some in failure.
 */
final class WindowsHistory {
  private static final int STEPS = 60;
  private static final long[] BASES = {3, 505, 1_018, 300_000};
  private static final int PAGES_OF_A_BASE = 8;

  private final UniformRandomProvider random;
  private final WindowsRig rig;
  private final List<HistoryActor> actors = new ArrayList<>();
  private final Deque<HistoryActor> waiting = new ArrayDeque<>();
  private final Map<Seen, Integer> seen = new EnumMap<>(Seen.class);
  private int retries;
  private boolean growing;
  private long idleNanos;
  private long nextValue = 1;

  WindowsHistory(long seed, PageStore store) {
    random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
    rig = RandomRig.draw(random, store);
    int processes = 1 + random.nextInt(3);
    for (int id = 1; id <= processes; id++) {
      WindowsProcess pages = RandomRig.admit(random, rig, id);
      actors.add(new HistoryActor(pages, new ModelPages(rig.memory, pages)));
    }
  }

  /** Plays the history; what it met. */
  Map<Seen, Integer> play() {
    for (int step = 0; step < STEPS; step++) {
      step();
      if (random.nextInt(5) > 0) {
        rig.write();
      }
      noteGrowth();
      audit();
    }
    readEverythingBack();
    end();
    Seen.countLog(seen, rig.log);
    return seen;
  }

  private void audit() {
    WindowsAudit.check(rig.memory, actors.stream().map(actor -> actor.pages).toList());
  }

  private void step() {
    HistoryActor actor = actors.get(random.nextInt(actors.size()));
    int what = random.nextInt(26);
    if (what < 17) {
      if (actor.runs()) {
        rig.memory.unpin(actor.pages);
        act(actor, Math.min(what, 15));
      } else {
        endSomething();
      }
    } else if (what < 20) {
      endSomething();
    } else if (what < 23) {
      pass();
    } else if (what < 25) {
      retry();
    } else {
      idleNanos += random.nextInt(1_500);
      rig.memory.catchUp(idleNanos);
      rig.memory.wakeZeroing();
      growNow();
    }
  }

  private void act(HistoryActor actor, int what) {
    long first = somePage(actor);
    long last = first + random.nextInt(6);
    switch (what) {
      case 0, 1, 2 -> bring(actor, first, first, BringIn.Purpose.FAULT, () -> read(actor, first));
      case 3, 4, 5, 6, 7 ->
          bring(actor, first, first, BringIn.Purpose.FAULT, () -> write(actor, first));
      case 8 -> {
        if (random.nextInt(5) == 0) {
          decommit(actor, first, last);
        } else {
          rig.memory.trim(actor.pages, 0, 1L << 30);
        }
      }
      case 9 -> {
        if (random.nextBoolean()) {
          actor.model.reset(first, last);
        } else {
          actor.model.undoReset(first, last);
        }
      }
      case 10 -> {
        if (random.nextBoolean()) {
          rig.memory.unlock(actor.pages, first - 9, last + 9);
        } else if (rig.memory.admitsLock(actor.pages, first, last)) {
          bring(
              actor,
              first,
              last,
              BringIn.Purpose.LOCK,
              () -> actor.model.requireLocked(first, last));
        }
      }
      case 11, 12, 13, 14 -> {
        if (rig.prefetch(actor.pages, BASES[0], BASES[3] + PAGES_OF_A_BASE) > 0) {
          long page = rig.reads.get(rig.reads.size() - 1).cluster.first();
          bring(actor, page, page, BringIn.Purpose.FAULT, () -> read(actor, page));
        }
      }
      default -> {
        if (random.nextInt(16) == 0) {
          exit(actor);
        } else {
          commit(actor, first, last);
        }
      }
    }
  }

  /** Any page, or one that is not in its working set but somewhere. */
  private long somePage(HistoryActor actor) {
    List<Long> away = new ArrayList<>();
    if (random.nextInt(3) > 0) {
      actor.pages.forEachPlace(
          0,
          1L << 30,
          (page, place) -> {
            if (PagePlace.what(place) == PagePlace.SLOT
                || PagePlace.what(place) == PagePlace.FRAME
                    && rig.memory.states.in(PagePlace.number(place), FrameState.TRANSITION)) {
              away.add(page);
            }
          });
    }
    return away.isEmpty()
        ? BASES[random.nextInt(BASES.length)] + random.nextInt(PAGES_OF_A_BASE)
        : away.get(random.nextInt(away.size()));
  }

  private void commit(HistoryActor actor, long first, long last) {
    if (rig.memory.commit().charge(actor.pages, last - first + 1) == ChargeDecision.GRANTED) {
      bring(actor, first, last, BringIn.Purpose.COMMIT, () -> {});
    }
    rig.memory.commit().release(actor.pages, actor.pages.chargedPages() / 2);
  }

  private void decommit(HistoryActor actor, long first, long last) {
    int before = WindowsAudit.deletedInFlight(rig.memory);
    actor.model.discard(first, last);
    see(Seen.DELETED_IN_FLIGHT, WindowsAudit.deletedInFlight(rig.memory) - before);
  }

  private void bring(
      HistoryActor actor, long first, long last, BringIn.Purpose purpose, Runnable then) {
    actor.work = new BringIn(rig.memory, actor.pages, first, last, purpose);
    actor.then = then;
    advanced(actor, rig.go(actor.work));
  }

  private void advanced(HistoryActor actor, BringIn.Step step) {
    if (step == BringIn.Stop.DONE) {
      actor.work = null;
      actor.then.run();
    } else if (step == BringIn.Stop.WAIT) {
      see(Seen.WAITED, 1);
      waiting.addLast(actor);
    }
  }

  private void read(HistoryActor actor, long page) {
    see(Seen.READ_BACK, actor.model.read(page) ? 1 : 0);
  }

  private void write(HistoryActor actor, long page) {
    actor.model.write(page, nextValue++);
  }

  private void endSomething() {
    if (!rig.reads.isEmpty() && (rig.writes.isEmpty() || random.nextBoolean())) {
      endRead(random.nextInt(rig.reads.size()), random.nextInt(5) == 0);
    } else if (!rig.writes.isEmpty()) {
      endWrite(random.nextInt(rig.writes.size()), random.nextInt(6) == 0);
    }
  }

  private void endRead(int index, boolean fails) {
    WindowsRig.Read read = rig.reads.get(index);
    boolean[] failed = new boolean[read.cluster.pages()];
    for (int i = 0; fails && i < failed.length; i++) {
      failed[i] = random.nextBoolean();
    }
    int before = rig.log.size();
    HistoryActor actor = of(read.waits);
    BringIn work = rig.endRead(index, failed);
    if (work == null) {
      return;
    }
    if (rig.log.size() > before && rig.log.get(rig.log.size() - 1).startsWith("in-page error")) {
      see(Seen.IN_PAGE_ERROR, 1);
      work.undoLocks();
      actor.work = null;
    } else {
      resume(actor);
    }
  }

  /** The rig has gone on with the work: as far as it says now. */
  private void resume(HistoryActor actor) {
    boolean blocked = rig.reads.stream().anyMatch(read -> read.waits == actor.work);
    if (!blocked) {
      advanced(actor, rig.go(actor.work));
    }
  }

  private HistoryActor of(BringIn work) {
    return actors.stream().filter(a -> work != null && a.work == work).findFirst().orElse(null);
  }

  private void endWrite(int index, boolean failed) {
    rig.endWrite(index, failed);
    if (failed) {
      see(Seen.FAILED_WRITE, 1);
      retries++;
    }
  }

  private void pass() {
    int available = rig.memory.available();
    int need = rig.memory.neededPages();
    int[] frames =
        random.nextBoolean()
            ? rig.manager.pass(available, need)
            : rig.manager.trim(available, need);
    for (int frame : frames) {
      rig.memory.trim(frame);
    }
    rig.writer.passed(frames.length > 0);
  }

  private void retry() {
    if (retries > 0) {
      retries--;
      rig.writer.retry();
    }
    if (!waiting.isEmpty()) {
      HistoryActor actor = waiting.removeFirst();
      advanced(actor, rig.go(actor.work));
    }
  }

  private void noteGrowth() {
    see(Seen.FULL_PAGEFILE, rig.pagefile.used() == rig.pagefile.sizePages() ? 1 : 0);
    growing |= rig.memory.commit().takeGrowthBegun();
    for (HistoryActor actor : actors) {
      actor.model.noteWhatLeft();
    }
  }

  private void growNow() {
    if (growing) {
      growing = false;
      rig.memory.commit().grown();
    }
  }

  private void exit(HistoryActor actor) {
    rig.memory.exit(actor.pages);
    actor.model.clear();
    actor.gone = true;
    actor.work = null;
    waiting.remove(actor);
  }

  /** All transfers end; each process that still can looks at all its pages. */
  private void readEverythingBack() {
    settle();
    for (HistoryActor actor : actors) {
      for (long page : actor.model.written()) {
        if (actor.runs()) {
          rig.memory.unpin(actor.pages);
          bring(actor, page, page, BringIn.Purpose.FAULT, () -> read(actor, page));
          settle();
        }
      }
    }
  }

  private void settle() {
    for (int i = 0; i < 6 || !rig.reads.isEmpty() || !rig.writes.isEmpty(); i++) {
      while (!rig.reads.isEmpty()) {
        endRead(0, false);
      }
      while (!rig.writes.isEmpty()) {
        endWrite(0, false);
      }
      growNow();
      if (!waiting.isEmpty()) {
        pass();
      }
      retry();
      rig.write();
      noteGrowth();
      audit();
    }
  }

  /** The processes end, some of their pages still under way; nothing is left. */
  private void end() {
    for (HistoryActor actor : actors) {
      if (!actor.gone) {
        rig.prefetch(actor.pages, BASES[0], BASES[0] + 20);
        rig.write();
        exit(actor);
        audit();
      }
    }
    while (!rig.reads.isEmpty()) {
      rig.endRead(0);
    }
    while (!rig.writes.isEmpty()) {
      rig.endWrite(0, random.nextBoolean());
    }
    audit();
    WindowsAudit.checkUnused(rig);
  }

  private void see(Seen what, int times) {
    what.count(seen, times);
  }
}
