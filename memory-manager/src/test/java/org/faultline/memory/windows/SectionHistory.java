package org.faultline.memory.windows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.faultline.memory.address.Access;
import org.faultline.memory.address.Protection;
import org.faultline.memory.address.SystemCallKind;
import org.faultline.memory.object.BackingFile;
import org.faultline.memory.section.SectionConstants;
import org.faultline.memory.section.SectionWork;
import org.faultline.memory.server.SectionFindings.BytesRead;
import org.faultline.memory.server.SectionFindings.HandleOpened;
import org.faultline.memory.server.SectionFindings.SectionFound;

/**
 * Some processes that share sections and files at random in little memory, held against what their
 * bytes must be.
 */
final class SectionHistory {
  private static final int PROCESSES = 4;
  private static final int SECTIONS = 4;
  private static final int PAGES = 12;
  private static final long PRIVATE = 0x8000;
  private static final int OFFSET = 100;

  private final Random random;
  private final SectionMachine machine;
  private final BackingFile file = new BackingFile("f", (long) PAGES * SectionMachine.PAGE_SIZE);
  // The bytes of each section, by page; those of the last one are the file's.
  private final byte[][] contents = new byte[SECTIONS][PAGES];
  private final boolean[] exists = new boolean[SECTIONS];
  // Of each process.
  private final List<Map<Integer, Long>> handles = new ArrayList<>();
  private final List<TreeMap<Long, Mapped>> views = new ArrayList<>();

  /** A view, with the bytes of the pages that the process copied. */
  private record Mapped(int section, int first, int pages, boolean copy, Map<Long, Byte> own) {}

  SectionHistory(long seed) {
    random = new Random(seed);
    machine = new SectionMachine(24 + random.nextInt(40), PROCESSES, 400);
    machine.memory.shared.objects.add(file);
    for (int i = 0; i < PROCESSES; i++) {
      handles.add(new HashMap<>());
      views.add(new TreeMap<>());
    }
  }

  /** Plays so many steps and the end of all processes. */
  void play(int steps) {
    for (int i = 0; i < steps; i++) {
      int process = 1 + random.nextInt(PROCESSES);
      if (!machine.hasEnded(process)) {
        live(process);
      }
      if (random.nextInt(4) == 0) {
        machine.audit();
      }
    }
    for (int process = 1; process <= PROCESSES; process++) {
      if (!machine.hasEnded(process)) {
        machine.exit(process);
      }
      machine.audit();
    }
    checkEnd();
  }

  private void live(int process) {
    try {
      step(process);
    } catch (SectionMachine.NoPageLeft e) {
      handles.get(process - 1).clear();
      views.get(process - 1).clear();
      for (int section = 0; section < SECTIONS; section++) {
        exists[section] = isOpen(section);
      }
    }
  }

  private boolean isOpen(int section) {
    return handles.stream().anyMatch(own -> own.containsKey(section));
  }

  private void checkEnd() {
    FrameCounts counts = machine.memory.counts();
    SectionMachine.require(counts.active(), 0, "pages in working sets at the end");
    SectionMachine.require(machine.memory.commit().chargedPages(), 0, "charge at the end");
    SectionMachine.require(machine.pagefile.usedSlots(), 0, "slots at the end");
    SectionMachine.require(machine.memory.shared.frames.shares(), 0, "shares at the end");
    SectionMachine.require(machine.memory.shared.objects.openHandles(), 0, "handles at the end");
    for (int page = 0; page < PAGES; page++) {
      int offset = page * SectionMachine.PAGE_SIZE + OFFSET;
      byte found = machine.memory.shared.files.read(file, offset, 1)[0];
      SectionMachine.require(found, contents[SECTIONS - 1][page], "bytes of page " + page);
    }
  }

  private void step(int process) {
    switch (random.nextInt(14)) {
      case 0 -> open(process);
      case 1 -> map(process);
      case 2 -> unmap(process);
      case 3 -> close(process);
      case 4 -> trim(process);
      case 5 -> flush(process);
      case 6, 7 -> crowd(process);
      default -> access(process);
    }
  }

  private void open(int process) {
    int section = random.nextInt(SECTIONS);
    Map<Integer, Long> own = handles.get(process - 1);
    if (own.containsKey(section)) {
      return;
    }
    own.put(section, section == SECTIONS - 1 ? openFile(process) : openShared(process, section));
  }

  private long openFile(int process) {
    int access = SectionConstants.GENERIC_READ | SectionConstants.GENERIC_WRITE;
    long opened =
        machine
            .find(
                process,
                new SectionWork.CreateFile("f", access, SectionConstants.OPEN_EXISTING, false),
                HandleOpened.class)
            .handle();
    long section =
        machine
            .find(
                process,
                new SectionWork.CreateSection(opened, Protection.PAGE_READWRITE, 0, 0, null, false),
                SectionFound.class)
            .handle();
    machine.ask(process, new SectionWork.CloseHandle(opened));
    return section;
  }

  private long openShared(int process, int section) {
    SectionFound found =
        machine.find(
            process,
            new SectionWork.CreateSection(
                0,
                Protection.PAGE_READWRITE,
                SectionConstants.SEC_COMMIT,
                (long) PAGES * SectionMachine.PAGE_SIZE,
                "section" + section,
                false),
            SectionFound.class);
    if (found.existed() != exists[section]) {
      throw new AssertionError("a name lives as long as a handle");
    }
    if (!exists[section]) {
      exists[section] = true;
      contents[section] = new byte[PAGES];
      forgetOld(section);
    }
    return found.handle();
  }

  /** Views of the section that had the name before show that one still: unmap them. */
  private void forgetOld(int section) {
    for (int process = 1; process <= PROCESSES; process++) {
      List<Long> old = new ArrayList<>();
      views
          .get(process - 1)
          .forEach((base, view) -> old.addAll(view.section == section ? List.of(base) : List.of()));
      for (long base : old) {
        unmap(process, base);
      }
    }
  }

  private void map(int process) {
    List<Integer> own = List.copyOf(handles.get(process - 1).keySet());
    if (own.isEmpty() || views.get(process - 1).size() > 3) {
      return;
    }
    int section = own.get(random.nextInt(own.size()));
    int first = random.nextInt(PAGES);
    int pages = 1 + random.nextInt(PAGES - first);
    boolean copy = random.nextInt(3) == 0;
    long base = 0x100;
    while (views.get(process - 1).containsKey(base)) {
      base += 0x40;
    }
    long handle = handles.get(process - 1).get(section);
    machine.ask(process, new SectionWork.MapView(handle, base, pages, first, copy));
    views.get(process - 1).put(base, new Mapped(section, first, pages, copy, new HashMap<>()));
  }

  private void unmap(int process) {
    TreeMap<Long, Mapped> own = views.get(process - 1);
    if (!own.isEmpty()) {
      unmap(process, own.firstKey());
    }
  }

  private void unmap(int process, long base) {
    Mapped view = views.get(process - 1).remove(base);
    machine.ask(process, new SectionWork.UnmapView(base));
    machine.forget(process, base, base + view.pages - 1);
  }

  private void close(int process) {
    Map<Integer, Long> own = handles.get(process - 1);
    if (own.isEmpty()) {
      return;
    }
    int section = List.copyOf(own.keySet()).get(random.nextInt(own.size()));
    machine.ask(process, new SectionWork.CloseHandle(own.remove(section)));
    exists[section] = isOpen(section);
  }

  private void trim(int process) {
    machine.call(process, SystemCallKind.EMPTY_WORKING_SET, SectionMachine.everythingTrimmed());
  }

  private void flush(int process) {
    views
        .get(process - 1)
        .forEach(
            (base, view) ->
                machine.ask(process, new SectionWork.FlushView(base, base + view.pages - 1)));
  }

  /** Private pages that push others out. */
  private void crowd(int process) {
    for (int i = random.nextInt(12); i >= 0; i--) {
      machine.touch(process, PRIVATE + random.nextInt(30), Access.WRITE, false);
    }
  }

  private void access(int process) {
    TreeMap<Long, Mapped> own = views.get(process - 1);
    if (own.isEmpty()) {
      return;
    }
    List<Long> bases = List.copyOf(own.keySet());
    long base = bases.get(random.nextInt(bases.size()));
    Mapped view = own.get(base);
    long page = base + random.nextInt(view.pages);
    int shown = (int) (page - base) + view.first;
    byte value = (byte) (1 + random.nextInt(100));
    boolean writes = random.nextBoolean();
    if (view.own.containsKey(page) || writes && view.copy) {
      byte now = view.own.getOrDefault(page, contents[view.section][shown]);
      SectionMachine.Entry entry = machine.touch(process, page, Access.WRITE, true);
      byte found = entry.bytes() == null ? 0 : entry.bytes()[OFFSET];
      SectionMachine.require(found, now, "bytes of an own page");
      if (writes) {
        machine.writeOwn(process, page, OFFSET, value);
        now = value;
      }
      view.own.put(page, now);
    } else if (writes) {
      byte[] bytes = {value};
      machine.ask(process, new SectionWork.AccessData(page, OFFSET, 1, bytes));
      contents[view.section][shown] = value;
    } else {
      byte found =
          machine.find(process, new SectionWork.AccessData(page, OFFSET, 1, null), BytesRead.class)
              .bytes()[0];
      SectionMachine.require(found, contents[view.section][shown], "bytes of a shared page");
    }
  }
}
