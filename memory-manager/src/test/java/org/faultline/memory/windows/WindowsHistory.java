package org.faultline.memory.windows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.frames.FrameDatabase;
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

  /** What a history can meet; each is to be met by some. */
  enum Seen {
    DEMAND_ZERO,
    TRANSITION,
    HARD,
    COLLIDED,
    REPURPOSED,
    READ_BACK,
    IN_PAGE_ERROR,
    WAITED,
    FAILED_WRITE,
    DELETED_IN_FLIGHT,
    FULL_PAGEFILE
  }

  /** A page of the model. */
  private static final class Content {
    long value;
    // The page may read as zeros too: its contents were of no interest.
    boolean reset;
    boolean leftMemory;
  }

  /** A process, and what it is doing. */
  private static final class Actor {
    final WindowsProcess pages;
    final TreeMap<Long, Content> contents = new TreeMap<>();
    BringIn work;
    Runnable then;
    boolean gone;

    Actor(WindowsProcess pages) {
      this.pages = pages;
    }

    boolean runs() {
      return work == null && !gone;
    }
  }

  private final UniformRandomProvider random;
  private final WindowsRig rig;
  private final List<Actor> actors = new ArrayList<>();
  private final Deque<Actor> waiting = new ArrayDeque<>();
  private final Map<Seen, Integer> seen = new EnumMap<>(Seen.class);
  private final boolean tables;
  private int retries;
  private boolean growing;
  private long idle;
  private long nextValue = 1;

  WindowsHistory(long seed, PageStore store) {
    random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
    int frames = 14 + random.nextInt(50);
    int reserve = random.nextInt(3);
    int critical = reserve + 1 + random.nextInt(2);
    int low = critical + 1 + random.nextInt(random.nextBoolean() ? 2 : 8);
    WindowsSettings settings =
        new WindowsSettings(
            reserve,
            critical,
            low,
            low + 1 + random.nextInt(frames),
            1 + random.nextInt(8),
            1 + random.nextInt(6),
            1 + random.nextInt(3),
            random.nextInt(10),
            1_000_000_000,
            10_000_000,
            1 + random.nextInt(8),
            100_000_000,
            8);
    int slots = random.nextInt(4) == 0 ? 1 + random.nextInt(12) : 400;
    WindowsRig.Plan plan =
        new WindowsRig.Plan(frames, settings).slots(slots, slots + random.nextInt(30)).store(store);
    int kind = random.nextInt(3);
    tables = kind > 0;
    if (tables) {
      plan.tables(kind == 1 ? AddressLayout.BITS_32 : AddressLayout.BITS_64);
    }
    rig = plan.build();
    int processes = 1 + random.nextInt(3);
    for (int id = 1; id <= processes; id++) {
      int maximum = random.nextBoolean() ? 4 + random.nextInt(20) : Integer.MAX_VALUE;
      actors.add(
          new Actor(
              rig.memory.admit(
                  id, random.nextInt(6), maximum, random.nextInt(3) == 0, 1 + random.nextInt(5))));
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
    countLog();
    return seen;
  }

  private void audit() {
    WindowsAudit.check(rig.memory, actors.stream().map(actor -> actor.pages).toList());
  }

  private void step() {
    Actor actor = actors.get(random.nextInt(actors.size()));
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
      idle += random.nextInt(1_500);
      rig.memory.catchUp(idle);
      rig.memory.lookAtFreePages();
      growNow();
    }
  }

  private void act(Actor actor, int what) {
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
          rig.memory.reset(actor.pages, first, last);
          model(actor, first, last).forEach(content -> content.reset = true);
        } else {
          undoReset(actor, first, last);
        }
      }
      case 10 -> {
        if (random.nextBoolean()) {
          rig.memory.unlock(actor.pages, first - 9, last + 9);
        } else if (rig.memory.admitsLock(actor.pages, first, last)) {
          bring(actor, first, last, BringIn.Purpose.LOCK, () -> requireLocked(actor, first, last));
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
  private long somePage(Actor actor) {
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

  private List<Content> model(Actor actor, long first, long last) {
    return List.copyOf(actor.contents.subMap(first, true, last, true).values());
  }

  private void commit(Actor actor, long first, long last) {
    if (rig.memory.commit().charge(actor.pages, last - first + 1) == ChargeDecision.GRANTED) {
      bring(actor, first, last, BringIn.Purpose.COMMIT, () -> {});
    }
    rig.memory.commit().release(actor.pages, actor.pages.chargedPages() / 2);
  }

  private void decommit(Actor actor, long first, long last) {
    int before = inFlight();
    rig.memory.discard(actor.pages, first, last);
    actor.contents.subMap(first, true, last, true).clear();
    see(Seen.DELETED_IN_FLIGHT, inFlight() - before);
  }

  private int inFlight() {
    int deleted = 0;
    for (int frame = 0; frame < rig.memory.frameCount(); frame++) {
      deleted += rig.memory.frames.is(frame, WindowsFlags.DELETED) ? 1 : 0;
    }
    return deleted;
  }

  /** What is in a frame is of interest again; what has no frame reads as zeros. */
  private void undoReset(Actor actor, long first, long last) {
    rig.memory.undoReset(actor.pages, first, last);
    actor
        .contents
        .subMap(first, true, last, true)
        .forEach(
            (page, content) -> {
              if (!content.reset) {
                return;
              }
              long place = actor.pages.place(page);
              int frame = PagePlace.frame(place);
              if (frame < 0) {
                content.value = 0;
              } else if (!rig.memory.frames.is(frame, FrameDatabase.READING)) {
                content.value = valueIn(frame, page, content);
              }
              content.reset = false;
            });
  }

  private void bring(Actor actor, long first, long last, BringIn.Purpose purpose, Runnable then) {
    actor.work = new BringIn(rig.memory, actor.pages, first, last, purpose);
    actor.then = then;
    advanced(actor, rig.go(actor.work));
  }

  private void advanced(Actor actor, BringIn.Step step) {
    if (step == BringIn.Stop.DONE) {
      actor.work = null;
      actor.then.run();
    } else if (step == BringIn.Stop.WAIT) {
      see(Seen.WAITED, 1);
      waiting.addLast(actor);
    }
  }

  private void requireLocked(Actor actor, long first, long last) {
    for (long page = first; page <= last; page++) {
      int frame = rig.memory.activeFrame(actor.pages, page);
      assertThat(rig.memory.frames.is(frame, FrameDatabase.LOCKED)).isTrue();
    }
  }

  private void read(Actor actor, long page) {
    int frame = rig.memory.activeFrame(actor.pages, page);
    rig.memory.touched(actor.pages.process(), frame);
    Content content = actor.contents.get(page);
    long value = valueIn(frame, page, content);
    if (content != null) {
      see(Seen.READ_BACK, content.leftMemory && value != 0 ? 1 : 0);
      content.leftMemory = false;
      content.reset &= value == content.value && value != 0;
      content.value = value;
    }
  }

  /** What a frame holds, which must be what the model has. */
  private long valueIn(int frame, long page, Content content) {
    byte[] bytes = rig.memory.contents(frame);
    long value = bytes == null ? 0 : ByteBuffer.wrap(bytes).getLong(0);
    long end = bytes == null ? 0 : ByteBuffer.wrap(bytes).getLong(bytes.length - Long.BYTES);
    long expected = content == null ? 0 : content.value;
    if (end != value || value != expected && !(content != null && content.reset && value == 0)) {
      throw new AssertionError("page %d holds %d, not %d".formatted(page, value, expected));
    }
    return value;
  }

  private void write(Actor actor, long page) {
    int frame = rig.memory.activeFrame(actor.pages, page);
    byte[] bytes = rig.memory.contents(frame);
    if (bytes == null) {
      bytes = new byte[AddressLayout.PAGE_SIZE];
    }
    long value = nextValue++;
    ByteBuffer.wrap(bytes).putLong(0, value).putLong(bytes.length - Long.BYTES, value);
    rig.memory.dirtied(actor.pages.process(), frame);
    rig.memory.contents(actor.pages.process(), frame, bytes);
    Content content = actor.contents.computeIfAbsent(page, absent -> new Content());
    content.value = value;
    content.reset = false;
    content.leftMemory = false;
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
    Actor actor = of(read.waits);
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
  private void resume(Actor actor) {
    boolean blocked = rig.reads.stream().anyMatch(read -> read.waits == actor.work);
    if (!blocked) {
      advanced(actor, rig.go(actor.work));
    }
  }

  private Actor of(BringIn work) {
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
    int need = rig.memory.need();
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
      Actor actor = waiting.removeFirst();
      advanced(actor, rig.go(actor.work));
    }
  }

  private void noteGrowth() {
    see(Seen.FULL_PAGEFILE, rig.pagefile.used() == rig.pagefile.sizePages() ? 1 : 0);
    growing |= rig.memory.commit().takeBegun();
    for (Actor actor : actors) {
      actor.contents.forEach(
          (page, content) ->
              content.leftMemory |= PagePlace.what(actor.pages.place(page)) == PagePlace.SLOT);
    }
  }

  private void growNow() {
    if (growing) {
      growing = false;
      rig.memory.commit().grown();
    }
  }

  private void exit(Actor actor) {
    rig.memory.exit(actor.pages);
    actor.contents.clear();
    actor.gone = true;
    actor.work = null;
    waiting.remove(actor);
  }

  /** All transfers end; each process that still can looks at all its pages. */
  private void readEverythingBack() {
    settle();
    for (Actor actor : actors) {
      for (long page : List.copyOf(actor.contents.keySet())) {
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
    for (Actor actor : actors) {
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
    FrameCounts counts = rig.memory.counts();
    assertThat(counts.zeroed() + counts.free()).isEqualTo(rig.memory.frameCount());
    assertThat(rig.pagefile.used()).isZero();
    assertThat(rig.memory.commit().charged()).isZero();
    assertThat(rig.memory.residentAvailable())
        .isEqualTo(rig.memory.frameCount() - rig.settings.reserve() - 1);
  }

  private void countLog() {
    for (String line : rig.log) {
      switch (line.substring(0, line.indexOf(' '))) {
        case "demand-zero" -> see(Seen.DEMAND_ZERO, 1);
        case "transition" -> see(Seen.TRANSITION, 1);
        case "hard" -> see(Seen.HARD, 1);
        case "collided" -> see(Seen.COLLIDED, 1);
        case "repurposed" -> see(Seen.REPURPOSED, 1);
        default -> {}
      }
    }
  }

  private void see(Seen what, int times) {
    if (times > 0) {
      seen.merge(what, times, Integer::sum);
    }
  }
}
