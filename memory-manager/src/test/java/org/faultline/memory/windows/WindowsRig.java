package org.faultline.memory.windows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.frames.PagePlace;
import org.faultline.memory.pagefile.InMemoryPageStore;
import org.faultline.memory.pagefile.PageRead;
import org.faultline.memory.pagefile.PageStore;
import org.faultline.memory.pagefile.Pagefile;
import org.faultline.memory.pagefile.StoreFailure;
import org.faultline.memory.workingset.WorkingSetLimits;
import org.faultline.memory.workingset.WorkingSetManager;
import org.faultline.memory.workingset.WorkingSetTable;

/**
 * Memory with page lists, its working sets and its writer, driven as the arbiter drives them, but
 * without time: a read or write ends when the test says so.
 */
final class WindowsRig {
  /** Processes that a rig can have. */
  static final int PROCESSES = 4;

  private static final int SOFT_MINIMUM = 1;

  final List<String> log = new ArrayList<>();
  final List<String> refaults = new ArrayList<>();
  final List<Read> reads = new ArrayList<>();
  final List<WriteCluster> writes = new ArrayList<>();
  final Pagefile pagefile;
  final WindowsSettings settings;
  final WorkingSetTable sets;
  final WorkingSetManager manager;
  final WindowsMemory memory;
  final ModifiedPageWriter writer;
  private final PageStore store;

  /** How often something became available or may be trimmed. */
  int released;

  /** A read under way, its bytes, and who waits for which of its pages. */
  static final class Read {
    final ReadCluster cluster;
    final PageRead[] found;
    BringIn waits;
    ReadCluster.Claim claimed;

    private Read(ReadCluster cluster, PageRead[] found, BringIn waits, ReadCluster.Claim claimed) {
      this.cluster = cluster;
      this.found = found;
      this.waits = waits;
      this.claimed = claimed;
    }
  }

  /** What a rig is made of; page tables take no frames unless they are asked for. */
  static final class Plan {
    private final int frames;
    private final WindowsSettings settings;
    private AddressLayout layout = AddressLayout.BITS_32;
    private boolean tables;
    private int slots = 64;
    private int mostSlots = 64;
    private PageStore store = new InMemoryPageStore();

    Plan(int frames, WindowsSettings settings) {
      this.frames = frames;
      this.settings = settings;
    }

    Plan tables(AddressLayout of) {
      layout = of;
      tables = true;
      return this;
    }

    Plan slots(int now, int most) {
      slots = now;
      mostSlots = most;
      return this;
    }

    Plan store(PageStore other) {
      store = other;
      return this;
    }

    WindowsRig build() {
      return new WindowsRig(this);
    }
  }

  /** Numbers for small memories: clusters of 4, 2 writes at once, no write for many pages alone. */
  static WindowsSettings settings(int reserve, int critical, int low, int goal) {
    return new WindowsSettings(
        new WindowsSettings.Available(reserve, critical, low, goal),
        4,
        new WindowsSettings.Writing(4, 2, 1_000, 100_000_000, 8),
        1_000_000_000,
        10_000_000,
        8);
  }

  private WindowsRig(Plan plan) {
    WorkingSetLimits[] limits = new WorkingSetLimits[PROCESSES];
    for (int i = 0; i < PROCESSES; i++) {
      limits[i] = new WorkingSetLimits(SOFT_MINIMUM, false, false, 5);
    }
    settings = plan.settings;
    store = plan.store;
    pagefile = new Pagefile(plan.slots, plan.mostSlots, plan.store);
    sets = new WorkingSetTable(plan.frames, limits);
    manager = new WorkingSetManager(sets, settings);
    memory =
        new WindowsMemory(
            plan.frames,
            settings,
            plan.layout,
            plan.tables,
            100,
            pagefile,
            sets,
            new Log(log, refaults, () -> released++));
    writer = new ModifiedPageWriter(memory);
  }

  /** A process without a maximum that matters. */
  WindowsProcess admit(int id) {
    return memory.admit(id, SOFT_MINIMUM, Integer.MAX_VALUE, false, 5);
  }

  /**
   * Touches a page as a program does: it joins its working set, unless something must be awaited.
   */
  BringIn.Step fault(WindowsProcess process, long page) {
    return go(new BringIn(memory, process, page, page, BringIn.Purpose.FAULT));
  }

  /** Brings a page in at once and lets its process run. */
  int load(WindowsProcess process, long page) {
    assertThat(fault(process, page)).isEqualTo(BringIn.Stop.DONE);
    memory.unpin(process);
    return memory.activeFrame(process, page);
  }

  /** Brings in what {@code work} needs, as far as it goes. */
  BringIn.Step go(BringIn work) {
    while (true) {
      BringIn.Step step = work.advance();
      if (step == BringIn.Stop.REPLACE) {
        int frame = sets.replacement(work.process().process());
        if (frame >= 0) {
          memory.trim(frame);
        }
        continue;
      }
      if (step instanceof ReadCluster read) {
        begin(read, work, work.claim());
      } else if (step instanceof BringIn.Collided collided) {
        for (Read read : reads) {
          if (read.cluster.fills(collided.frame())) {
            read.waits = work;
            read.claimed = work.claim();
          }
        }
      }
      return step;
    }
  }

  private void begin(ReadCluster read, BringIn waits, ReadCluster.Claim claimed) {
    PageRead[] found = found(read);
    reads.add(new Read(read, found, waits, claimed));
  }

  /** PrefetchVirtualMemory; how many reads it makes. */
  int prefetch(WindowsProcess process, long first, long last) {
    List<ReadCluster> planned = Prefetch.plan(memory, process, first, last);
    planned.forEach(read -> begin(read, null, null));
    return planned.size();
  }

  private PageRead[] found(ReadCluster read) {
    return read.isOfFile()
        ? new PageRead[read.pages()]
        : store.readCluster(read.firstSlot(), read.pages());
  }

  /** Ends a read; returns who waited for it and goes on with that. Null where nobody does. */
  BringIn endRead(int index, boolean... failed) {
    Read read = reads.remove(index);
    boolean[] bad = new boolean[read.found.length];
    byte[][] bytes = new byte[read.found.length][];
    for (int i = 0; i < bad.length; i++) {
      boolean ofFile = read.cluster.isOfFile();
      bad[i] = i < failed.length && failed[i] || !ofFile && read.found[i].failure().isPresent();
      bytes[i] = bad[i] ? null : ofFile ? read.cluster.fileBytes()[i] : read.found[i].bytes();
    }
    boolean there = read.cluster.ended(memory, read.claimed, bytes, bad);
    if (read.waits == null) {
      return null;
    } else if (!there) {
      log.add("in-page error " + read.claimed.id());
      return read.waits;
    }
    go(read.waits);
    return read.waits;
  }

  /** Makes the writes that are due; how many. */
  int write() {
    int made = 0;
    for (WriteCluster write = writer.next(); write != null; write = writer.next()) {
      byte[][] bytes = write.copyBytes();
      Optional<StoreFailure> failure =
          store.writeCluster(write.firstSlot(), bytes == null ? new byte[write.pages()][] : bytes);
      assertThat(failure).isEmpty();
      writes.add(write);
      made++;
    }
    return made;
  }

  /** Ends a write. */
  void endWrite(int index, boolean failed) {
    writer.ended(writes.remove(index), failed);
  }

  /** Takes a page out of its working set, as the working-set manager does. */
  void trim(WindowsProcess process, long page) {
    memory.trim(process, page, page);
  }

  /** The process writes to a page that is in its working set. */
  void dirty(WindowsProcess process, long page) {
    memory.dirtied(process.process(), memory.activeFrame(process, page));
  }

  /** Puts a page through its life: loaded, trimmed, written out; it is on standby then. */
  void store(WindowsProcess process, long page) {
    load(process, page);
    trim(process, page);
    flush();
  }

  /** Writes what is modified and ends all writes. */
  void flush() {
    while (write() > 0 || !writes.isEmpty()) {
      while (!writes.isEmpty()) {
        endWrite(0, false);
      }
    }
  }

  /** Where a page is, in words. */
  String where(WindowsProcess process, long page) {
    return where(process.place(page));
  }

  /** Where a page table is, in words. */
  String table(WindowsProcess process, long page, int level) {
    return where(process.tables().place(process.tables().key(page, level)));
  }

  private String where(long place) {
    int number = PagePlace.number(place);
    return switch (PagePlace.what(place)) {
      case PagePlace.NOWHERE -> "nowhere";
      case PagePlace.ZERO -> "zero";
      case PagePlace.SLOT -> "slot " + number;
      default -> memory.states.of(number).name().toLowerCase(Locale.ROOT);
    };
  }

  /** Writes down what happens, in words. */
  private record Log(List<String> to, List<String> refaults, Runnable onRelease)
      implements WindowsListener {
    private static String name(long page, boolean table) {
      return table ? "table" : String.valueOf(page);
    }

    @Override
    public void demandZero(int process, long page, boolean table, boolean zeroed) {
      to.add("demand-zero " + name(page, table) + (zeroed ? " zeroed inline" : ""));
    }

    @Override
    public void transition(int process, long page, boolean table, TransitionOrigin from) {
      String[] origin = {"standby", "modified", "a write", "another working set"};
      to.add("transition " + name(page, table) + " from " + origin[from.code()]);
    }

    @Override
    public void copied(int process, long page, int frame) {
      to.add("copied " + page);
    }

    @Override
    public void cleaned(int process, long page, int share, boolean locked) {
      to.add("cleaned " + page);
    }

    @Override
    public void hard(int process, long page, boolean table, int pages) {
      to.add("hard " + name(page, table) + " of " + pages);
    }

    @Override
    public void refaulted(int process, long page, boolean thrashing) {
      refaults.add((thrashing ? "thrashing " : "transition ") + page);
    }

    @Override
    public void collided(int process, long page) {
      to.add("collided " + page);
    }

    @Override
    public void joined(int process, long page, boolean table, int frame) {
      to.add("joined " + name(page, table));
    }

    @Override
    public void trimmed(int process, long page, boolean table, boolean dirty) {
      to.add("trimmed " + name(page, table) + (dirty ? " dirty" : ""));
    }

    @Override
    public void repurposed(int process, long page, boolean table, int priority) {
      to.add("repurposed " + name(page, table) + " of priority " + priority);
    }

    @Override
    public void written(int process, long page, boolean table, boolean failed) {
      to.add("written " + name(page, table) + (failed ? " failed" : ""));
    }

    @Override
    public void released() {
      onRelease.run();
    }
  }
}
