package org.faultline.memory.windows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import org.apache.commons.rng.simple.RandomSource;
import org.faultline.memory.address.Access;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.address.MemoryWork;
import org.faultline.memory.address.PageRange;
import org.faultline.memory.address.SystemCallKind;
import org.faultline.memory.address.Win32Error;
import org.faultline.memory.pagefile.InMemoryPageStore;
import org.faultline.memory.pagefile.Pagefile;
import org.faultline.memory.section.SectionWork;
import org.faultline.memory.server.Alarm;
import org.faultline.memory.server.Costs;
import org.faultline.memory.server.Finding;
import org.faultline.memory.server.FrameContents;
import org.faultline.memory.server.ManagerSettings;
import org.faultline.memory.server.PageChanges;
import org.faultline.memory.server.ProcessSettings;
import org.faultline.memory.server.Reply;
import org.faultline.memory.server.Request;
import org.faultline.memory.server.RequestServer;
import org.faultline.memory.server.RunReport;
import org.faultline.memory.server.ServerBooks;
import org.faultline.memory.server.ServerSettings;
import org.faultline.memory.server.ServerStep;
import org.faultline.memory.server.UseDetails;
import org.faultline.memory.time.Duration;
import org.faultline.memory.workingset.PagerWorkingSets;
import org.faultline.memory.workingset.WorkingSetLimits;

/**
 * A MemoryManager and a Pager without actors and devices, and the page tables of some processes:
 * what shared memory is tested on. Each request is served to its end before the next.
 */
final class SectionMachine {
  static final int PAGE_SIZE = AddressLayout.PAGE_SIZE;
  private static final long MOST_STEPS = 100_000;

  final WindowsPaging paging;
  final WindowsMemory memory;
  final Pagefile pagefile;
  private final RequestServer<WindowsWork> server;
  private final PagerWorkingSets pager;
  private final PriorityQueue<Alarm> alarms =
      new PriorityQueue<>(Comparator.comparingLong(Alarm::atNanos).thenComparingInt(Alarm::id));
  // Of each process, the mapped pages.
  private final List<Map<Long, Entry>> tables = new ArrayList<>();
  private final List<Reply> answers = new ArrayList<>();
  private final BitSet ended = new BitSet();
  private long nowNanos;

  /** The process has ended, for no page could be taken for it. */
  static final class NoPageLeft extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Whether the process has ended. */
  boolean hasEnded(int process) {
    return ended.get(process);
  }

  /** A mapped page: its number, and its bytes where it is the process's own. */
  record Entry(int number, byte[] bytes) {}

  SectionMachine(int frames, int processes, int slots) {
    pagefile = new Pagefile(slots, slots, new InMemoryPageStore());
    List<ProcessSettings> each = new ArrayList<>();
    for (int i = 0; i < processes; i++) {
      each.add(new ProcessSettings("p", 2, Integer.MAX_VALUE, false, 5));
      tables.add(new HashMap<>());
    }
    Duration none = Duration.NONE;
    ServerSettings settings =
        new ServerSettings(
            1,
            new ManagerSettings(none, none),
            new Costs(0, 0, 1, 1, 1, 1, 0),
            new ServerSettings.MemorySettings(AddressLayout.BITS_32, frames, true, List.of()),
            new ServerSettings.PagefileTimes(true, 0),
            true,
            0,
            false,
            each);
    ServerBooks books = ServerBooks.of(settings);
    WindowsSettings windows = WindowsRig.settings(1, 2, 4, 8);
    paging = new WindowsPaging(books, windows, pagefile, pagefile.store());
    memory = paging.memory;
    server = new RequestServer<>(books, paging, RandomSource.XO_RO_SHI_RO_128_PP.create(1));
    WorkingSetLimits[] limits =
        IntStream.range(0, processes)
            .mapToObj(i -> new WorkingSetLimits(2, false, false, 5))
            .toArray(WorkingSetLimits[]::new);
    pager = new PagerWorkingSets(frames, limits, windows);
  }

  /** Makes a call; how it ended. */
  Reply call(int process, SystemCallKind kind, MemoryWork work) {
    return request(process, new Request.Call(kind, work, false, Win32Error.ERROR_SUCCESS));
  }

  /** Asks something of sections; how it ended. */
  Reply ask(int process, SectionWork asked) {
    return call(process, SystemCallKind.MAP_VIEW_OF_FILE, MemoryWork.NONE.and(asked));
  }

  /** Asks something that must succeed; what it found. */
  <T extends Finding> T find(int process, SectionWork asked, Class<T> kind) {
    Reply reply = ask(process, asked);
    if (reply.answer() != Win32Error.ERROR_SUCCESS) {
      throw new AssertionError(asked + " failed with " + reply.answer());
    }
    return kind.cast(reply.finding());
  }

  /** References a page as a program does; its entry then, which lasts until the next request. */
  Entry touch(int process, long page, Access access, boolean copy) {
    Entry entry = tables.get(process - 1).get(page);
    boolean own = entry != null && !memory.shared.frames.isShare(entry.number());
    for (int i = 0; entry == null || copy && !own; i++) {
      if (i > 100) {
        throw new AssertionError("the page never stays");
      }
      request(process, new Request.Fault(page, access, false, -1, 0, 0, copy));
      entry = tables.get(process - 1).get(page);
      own = entry != null && !memory.shared.frames.isShare(entry.number());
    }
    boolean writes = access == Access.WRITE;
    report(process, entry.number(), writes);
    return entry;
  }

  private void report(int process, int number, boolean wrote) {
    int[] touched = {number};
    server.apply(
        List.of(
            new RunReport(
                process,
                touched,
                UseDetails.NONE,
                wrote ? touched : RunReport.NO_FRAMES,
                FrameContents.NONE,
                null)));
  }

  /** Writes a byte of a page that is the process's own. */
  void writeOwn(int process, long page, int offset, byte value) {
    Entry entry = touch(process, page, Access.WRITE, true);
    if (entry.bytes() != null) {
      entry.bytes()[offset] = value;
      return;
    }
    byte[] bytes = new byte[PAGE_SIZE];
    bytes[offset] = value;
    tables.get(process - 1).put(page, new Entry(entry.number(), bytes));
    int[] frames = {entry.number()};
    server.apply(
        List.of(
            new RunReport(
                process,
                frames,
                UseDetails.NONE,
                frames,
                new FrameContents(frames, new byte[][] {bytes}),
                null)));
  }

  /** Whether the page is mapped. */
  boolean isMapped(int process, long page) {
    return tables.get(process - 1).containsKey(page);
  }

  /** The process has these pages no more. */
  void forget(int process, long first, long last) {
    tables.get(process - 1).keySet().removeIf(page -> page >= first && page <= last);
  }

  /** The process ends. */
  void exit(int process) {
    server.apply(List.of());
    request(process, new Request.Exit(0, null));
    ended.set(process);
    tables.get(process - 1).clear();
  }

  /** Time passes: whatever is waited for comes. */
  void rest() {
    for (int i = 0; i < 50 && !alarms.isEmpty(); i++) {
      deliver();
    }
  }

  /** Serves a request to its end; its answer. */
  Reply request(int process, Request request) {
    answers.clear();
    nowNanos += 1_000;
    take(server.serve(process, 0, request, nowNanos, 0));
    for (long i = 0; i < MOST_STEPS; i++) {
      for (Reply answer : answers) {
        if (answer.process() == process && answer.outcome().isLast()) {
          if (answer.outcome() == Reply.Outcome.STUCK) {
            ended.set(process);
            tables.get(process - 1).clear();
            throw new NoPageLeft();
          }
          return answer;
        }
      }
      deliver();
    }
    throw new AssertionError(request + " is never answered");
  }

  private void deliver() {
    Alarm next = alarms.poll();
    if (next == null) {
      take(server.giveUp(nowNanos, 0));
      return;
    }
    nowNanos = Math.max(nowNanos, next.atNanos());
    take(server.due(next, nowNanos, 0));
  }

  private void take(ServerStep first) {
    ServerStep step = first;
    while (!(step instanceof Reply)) {
      if (!(step instanceof ServerStep.AskPager ask)) {
        throw new AssertionError("no device is there to be asked");
      }
      org.faultline.memory.server.ResidencyNotices.deliver(server.takeNotices(), pager);
      step = server.chosen(pager.choose(ask.question()), pager.epoch());
    }
    Reply reply = (Reply) step;
    answers.add(reply);
    reply.alarms().forEach(alarms::add);
    reply.changes().forEach(this::apply);
    if (reply.retry()) {
      take(server.retry(nowNanos, 0));
    }
  }

  private void apply(Reply.Change change) {
    Map<Long, Entry> table = tables.get(change.process() - 1);
    if (change.frame() < 0) {
      table.remove(change.page());
      return;
    }
    byte[] bytes = change.contents();
    boolean own = !memory.shared.frames.isShare(change.frame());
    if (own && (change.flags() & PageChanges.DIRTY) == 0 && bytes == null) {
      bytes = null;
    }
    table.put(change.page(), new Entry(change.frame(), bytes));
  }

  /** All that must add up at any moment. */
  void audit() {
    WindowsIdentities.Walk walk = memory.walk();
    WindowsIdentities.FramesFound frames = walk.frames();
    require(frames.listed() + frames.unlisted(), frames.all(), "frames");
    require(frames.misplaced(), 0, "misplaced frames");
    require(
        frames.activePages() + frames.activeTables(),
        walk.records().workingSetPages(),
        "working sets");
    require(frames.lockedPages(), walk.records().lockedPages(), "locked pages");
    require(walk.slots(), pagefile.usedSlots(), "slots");
    require(walk.records().chargedPages(), memory.commit().chargedPages(), "charge");
    FrameCounts counts = memory.counts();
    int inStates =
        counts.available()
            + counts.modified()
            + counts.transition()
            + counts.active()
            + counts.system();
    require(inStates, frames.all(), "states of frames");
    require(counts.transition(), 0, "frames in transition");
    SharingAudit.audit(memory, tables.size());
    for (int id = 1; id <= tables.size(); id++) {
      WindowsProcess process = memory.find(id);
      if (process != null) {
        checkEntries(process, tables.get(id - 1));
      }
    }
  }

  private static void checkEntries(WindowsProcess process, Map<Long, Entry> table) {
    table.forEach(
        (page, entry) ->
            require(process.frameOf(page), entry.number(), "the entry of page " + page));
  }

  static void require(long left, long right, String what) {
    if (left != right) {
      throw new AssertionError("%s do not add up: %d and %d".formatted(what, left, right));
    }
  }

  /** What EmptyWorkingSet asks for. */
  static MemoryWork everythingTrimmed() {
    PageRange all = new PageRange(0, (1L << 19) - 1);
    MemoryWork none = MemoryWork.NONE;
    return new MemoryWork(
        0,
        none.contents(),
        none.locks(),
        new MemoryWork.WorkingSet(List.of(all), List.of(all), null),
        none.entries(),
        List.of(),
        null);
  }

  /** So many bytes, all with this value. */
  static byte[] bytes(int count, int value) {
    byte[] bytes = new byte[count];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }
}
