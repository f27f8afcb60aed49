package org.faultline.actors.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.faultline.actors.TestWorkloads;
import org.faultline.actors.plan.RunOptions;
import org.faultline.actors.result.RunObserver;
import org.faultline.actors.result.RunResult;
import org.faultline.actors.run.Simulator;
import org.faultline.memory.address.Access;
import org.faultline.memory.address.AllocationType;
import org.faultline.memory.address.Protection;
import org.faultline.memory.section.SectionConstants;
import org.faultline.memory.section.SectionWork;
import org.faultline.memory.server.Counter;
import org.faultline.workload.config.ProcessGroup;
import org.faultline.workload.config.WorkloadConfig;
import org.faultline.workload.program.Demand;
import org.faultline.workload.program.ProgramContext;
import org.faultline.workload.program.Step;
import org.faultline.workload.program.SystemCall;
import org.faultline.workload.program.SystemCall.VirtualAlloc;
import org.faultline.workload.program.SystemCall.VirtualLock;
import org.faultline.workload.program.SystemCall.VirtualProtect;
import org.faultline.workload.program.SystemCall.VirtualUnlock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a system call brought in leaves memory for a neighbour that needs it, whether the caller
 * sleeps after the call or makes one access more: every call, on both machines.
 */
class CallsThatTouchPagesTest {
  private static final long PAGE = 0x1000;
  private static final long HEAP = 0x3000_0000;
  private static final long WATCHED = 0x3800_0000;
  private static final long ROOM = 0x4000_0000;
  private static final long MEBIBYTE = 1 << 20;

  /** Entries in 80 page tables, of 256 frames. */
  private static final long COMMITTED = 160 * MEBIBYTE;

  /** Pages that are locked, of 256 frames. */
  private static final int LOCKED = 150;

  /** What the neighbour uses once the caller keeps next to nothing. */
  private static final int MOST = 200;

  private static final int RESERVE = AllocationType.MEM_RESERVE;
  private static final int COMMIT = AllocationType.MEM_COMMIT;
  private static final int READWRITE = Protection.PAGE_READWRITE;

  private static final String MACHINE =
      """
      machine { profile = laptop, cpus = 1, layout = 64-bit, ram = 1 MiB, reference = 20 us
        pagefile { initial = 2 GiB, maximum = 2 GiB, device = nvme } }
      paging { policy = %s, page-tables = charged }
      run { warm-up = 600 ms, until = 800 ms }
      processes {
        caller { working-set { minimum = 640 KiB, maximum = 1 MiB }, program = [ { Wait = 1 s } ] }
        neighbour { start-at = 200 ms, program = [
          { VirtualAlloc { as = heap, size = 800 KiB, type = MEM_RESERVE | MEM_COMMIT, protect = PAGE_READWRITE } }
          { Touch { in = heap, pattern = loop(%d), references = 1000000, writes = 50 %% } } ] } }
      """;

  private static final Step COMMIT_MORE =
      call(new VirtualAlloc(ROOM, COMMITTED, COMMIT, READWRITE));
  private static final Step LOCK = call(new VirtualLock(HEAP, LOCKED * PAGE));
  private static final Step UNLOCK = call(new VirtualUnlock(HEAP, LOCKED * PAGE));
  private static final Step EMPTY = call(new SystemCall.EmptyWorkingSet());

  /** The first handle of a process, and where it maps views. */
  private static final long FIRST = 4;

  private static final long VIEW = 0x7000_0000L;
  private static final int ALL_ACCESS = SectionConstants.FILE_MAP_ALL_ACCESS;
  private static final int CREATE_ALWAYS = SectionConstants.CREATE_ALWAYS;
  private static final int READ_WRITE =
      SectionConstants.GENERIC_READ | SectionConstants.GENERIC_WRITE;
  private static final Step SECTION =
      call(new SystemCall.CreateFileMapping(0, READWRITE, MEBIBYTE, "s", false));
  private static final Step MAPPED =
      call(new SystemCall.MapViewOfFile(FIRST, ALL_ACCESS, 0, 0, VIEW));
  private static final Step FILE =
      call(new SystemCall.CreateFile("f", READ_WRITE, CREATE_ALWAYS, false));
  private static final Step OF_FILE =
      call(new SystemCall.CreateFileMapping(FIRST, READWRITE, MEBIBYTE, null, false));
  private static final Step MAPPED_FILE =
      call(new SystemCall.MapViewOfFile(2 * FIRST, ALL_ACCESS, 0, 0, VIEW));
  private static final Step USED = data(VIEW, Access.WRITE);

  /** For each call the steps of a process of which it is the last. */
  private static final Map<Class<? extends SystemCall>, List<Step>> EXAMPLES =
      Map.ofEntries(
          Map.entry(VirtualAlloc.class, List.of(COMMIT_MORE)),
          Map.entry(
              SystemCall.ReserveForRecording.class,
              List.of(
                  COMMIT_MORE,
                  call(new SystemCall.ReserveForRecording(MEBIBYTE, RESERVE | COMMIT, READWRITE)))),
          Map.entry(
              SystemCall.VirtualFree.class,
              List.of(
                  COMMIT_MORE,
                  call(
                      new SystemCall.VirtualFree(
                          ROOM, COMMITTED / 2, AllocationType.MEM_DECOMMIT)))),
          Map.entry(
              VirtualProtect.class,
              List.of(
                  COMMIT_MORE,
                  EMPTY,
                  sleep(50_000_000),
                  call(new VirtualProtect(ROOM, COMMITTED, Protection.PAGE_READONLY)))),
          Map.entry(
              SystemCall.VirtualQuery.class,
              List.of(COMMIT_MORE, call(new SystemCall.VirtualQuery(ROOM)))),
          Map.entry(VirtualLock.class, List.of(LOCK, LOCK)),
          Map.entry(VirtualUnlock.class, List.of(LOCK, UNLOCK)),
          Map.entry(
              SystemCall.PrefetchVirtualMemory.class,
              join(
                  writes(LOCKED),
                  EMPTY,
                  sleep(50_000_000),
                  call(new SystemCall.PrefetchVirtualMemory(HEAP, LOCKED * PAGE)))),
          Map.entry(
              SystemCall.GetWriteWatch.class,
              List.of(COMMIT_MORE, call(new SystemCall.GetWriteWatch(WATCHED, PAGE, 1, 0)))),
          Map.entry(
              SystemCall.ResetWriteWatch.class,
              List.of(COMMIT_MORE, call(new SystemCall.ResetWriteWatch(WATCHED, PAGE)))),
          Map.entry(
              SystemCall.CreateStack.class,
              List.of(call(new SystemCall.CreateStack(MEBIBYTE, MEBIBYTE / 2)))),
          Map.entry(
              SystemCall.SetProcessWorkingSetSize.class,
              List.of(LOCK, UNLOCK, call(new SystemCall.SetProcessWorkingSetSize(-1, -1)))),
          Map.entry(SystemCall.EmptyWorkingSet.class, List.of(LOCK, UNLOCK, EMPTY)),
          Map.entry(
              SystemCall.QueryWorkingSet.class,
              List.of(COMMIT_MORE, call(new SystemCall.QueryWorkingSet()))),
          Map.entry(
              SystemCall.GlobalMemoryStatusEx.class,
              List.of(COMMIT_MORE, call(new SystemCall.GlobalMemoryStatusEx()))),
          Map.entry(
              SystemCall.GetProcessMemoryInfo.class,
              List.of(COMMIT_MORE, call(new SystemCall.GetProcessMemoryInfo()))),
          Map.entry(
              SystemCall.MapAddressSpace.class,
              List.of(COMMIT_MORE, call(new SystemCall.MapAddressSpace()))),
          last(new SystemCall.CreateFileMapping(0, READWRITE, MEBIBYTE, null, false)),
          last(new SystemCall.OpenFileMapping(ALL_ACCESS, "s", false), SECTION),
          last(new SystemCall.MapViewOfFile(FIRST, ALL_ACCESS, 0, 0, VIEW), SECTION),
          last(
              new SystemCall.MapViewOfFile3(FIRST, VIEW, 0, MEBIBYTE, 0, Protection.PAGE_READWRITE),
              SECTION),
          last(new SystemCall.UnmapViewOfFile(VIEW), SECTION, MAPPED, USED),
          last(new SystemCall.UnmapViewOfFileEx(VIEW, 0), SECTION, MAPPED, USED),
          last(new SystemCall.FlushViewOfFile(VIEW, 0), FILE, OF_FILE, MAPPED_FILE, USED, EMPTY),
          last(new SystemCall.CloseHandle(FIRST), SECTION),
          last(
              new SystemCall.DuplicateHandle(FIRST, 1, SectionWork.SAME_ACCESS, false, false),
              SECTION),
          last(new SystemCall.InheritHandles(1), SECTION),
          last(new SystemCall.CreateFile("f", READ_WRITE, CREATE_ALWAYS, false)),
          last(new SystemCall.DeleteFile("f"), FILE),
          last(new SystemCall.ReadFile(FIRST, 0, 8), FILE),
          last(new SystemCall.WriteFile(FIRST, 0, new byte[8]), FILE),
          last(new SystemCall.SetEndOfFile(FIRST, MEBIBYTE), FILE),
          last(new SystemCall.GetFileSize(FIRST), FILE),
          last(new SystemCall.VirtualAlloc2(0, MEBIBYTE, RESERVE | COMMIT, READWRITE)),
          last(new SystemCall.QueryWorkingSetEx(VIEW), SECTION, MAPPED, USED, EMPTY),
          last(new SystemCall.LoadLibrary("dll")),
          last(new SystemCall.FreeLibrary("dll"), call(new SystemCall.LoadLibrary("dll"))));

  /** The call behind steps that prepare it. */
  private static Map.Entry<Class<? extends SystemCall>, List<Step>> last(
      SystemCall call, Step... before) {
    List<Step> steps = new ArrayList<>(List.of(before));
    steps.add(call(call));
    return Map.entry(call.getClass(), steps);
  }

  private static Simulator simulator;

  @BeforeAll
  static void start() {
    simulator = Simulator.withWorkers(1);
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  private static Step call(SystemCall call) {
    return once(context -> new Demand.Call(call));
  }

  private static Step sleep(long nanos) {
    return once(context -> new Demand.Sleep(context.nowNanos() + nanos));
  }

  private static Step data(long address, Access access) {
    return once(context -> new Demand.Data(address, new byte[1], access));
  }

  private static Step once(Function<ProgramContext, Demand> demand) {
    return begun -> {
      boolean[] done = new boolean[1];
      return context -> {
        if (done[0]) {
          return Demand.Done.DONE;
        }
        done[0] = true;
        return demand.apply(context);
      };
    };
  }

  private static List<Step> writes(int pages) {
    return IntStream.range(0, pages)
        .mapToObj(page -> data(HEAP + page * PAGE, Access.WRITE))
        .collect(Collectors.toList());
  }

  private static List<Step> join(List<Step> first, Step... then) {
    List<Step> all = new ArrayList<>(first);
    all.addAll(List.of(then));
    return all;
  }

  private static List<Step> caller(List<Step> steps, boolean sleeps) {
    List<Step> all = new ArrayList<>();
    all.add(call(new VirtualAlloc(HEAP, MEBIBYTE, RESERVE | COMMIT, READWRITE)));
    all.add(
        call(
            new VirtualAlloc(
                WATCHED, PAGE, RESERVE | COMMIT | AllocationType.MEM_WRITE_WATCH, READWRITE)));
    all.add(call(new VirtualAlloc(ROOM, 4 * COMMITTED, RESERVE, READWRITE)));
    all.addAll(steps);
    if (!sleeps) {
      all.add(data(HEAP, Access.READ));
    }
    all.add(sleep(10_000_000_000L));
    return all;
  }

  private static RunResult run(String policy, int neighbourPages, List<Step> caller) {
    WorkloadConfig config = TestWorkloads.of(MACHINE.formatted(policy, neighbourPages));
    List<ProcessGroup> groups = new ArrayList<>();
    for (ProcessGroup group : config.processes()) {
      groups.add(
          !group.name().equals("caller")
              ? group
              : ProcessGroup.of(group.name(), group.workingSet(), group.frames(), caller));
    }
    WorkloadConfig with =
        new WorkloadConfig(
            config.title(),
            config.seed(),
            config.machine(),
            config.paging(),
            config.scheduler(),
            config.run(),
            groups);
    return simulator.start(with, new RunOptions(false, 60, null), RunObserver.NONE).result().join();
  }

  static Stream<Arguments> calls() {
    return Arrays.stream(SystemCall.class.getPermittedSubclasses())
        .flatMap(
            call ->
                Stream.of("windows", "lru")
                    .flatMap(
                        policy ->
                            Stream.of(true, false)
                                .map(sleeps -> Arguments.of(call, policy, sleeps))));
  }

  @Test
  void everyCallHasAnExample() {
    Set<Class<?>> calls = Set.of(SystemCall.class.getPermittedSubclasses());
    assertThat(calls).isEqualTo(EXAMPLES.keySet());
  }

  @ParameterizedTest(name = "{0}, {1}, sleeps: {2}")
  @MethodSource("calls")
  void leavesMemoryToANeighbour(Class<?> call, String policy, boolean sleeps) {
    int pages = call == VirtualLock.class ? MOST - LOCKED : MOST;
    RunResult result = run(policy, pages, caller(EXAMPLES.get(call), sleeps));
    assertThat(result.identitiesHold()).isTrue();
    assertThat(result.processes()).extracting(process -> process.failure()).containsOnlyNulls();
    assertThat(result.processes().get(1).references()).isGreaterThan(20_000);
    assertThat(result.window(Counter.PAGE_FAULTS)).as("page faults of the neighbour").isZero();
  }
}
