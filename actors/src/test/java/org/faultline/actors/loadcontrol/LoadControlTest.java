package org.faultline.actors.loadcontrol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.faultline.actors.Workloads;
import org.faultline.actors.plan.RunOptions;
import org.faultline.actors.result.ProcessResult;
import org.faultline.actors.result.RunObserver;
import org.faultline.actors.result.RunResult;
import org.faultline.actors.run.Simulator;
import org.faultline.actors.time.TimeBucket;
import org.faultline.memory.event.Event;
import org.faultline.memory.event.EventKind;
import org.faultline.memory.server.Counter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoadControlTest {
  private static final String[] RULES = {
    "working-set(2000)",
    "fifty-percent",
    "l-equals-s",
    "knee(20)",
    "pff",
    "swap-token(20 ms)",
    "suspend-largest"
  };

  private static final String PROCESSES =
      """
      processes {
        a { count = 5, program = [
          { VirtualAlloc { as = heap, size = 160 KiB, type = MEM_RESERVE | MEM_COMMIT, protect = PAGE_READWRITE } }
          { VirtualLock { in = heap, size = 8 KiB } }
          { Write { in = heap, pattern = stamp } }
          { Repeat { times = 4, do = [
            { Touch { in = heap, pattern = zipf(0.6), references = 600, writes = 30 % } }
            { Wait = 1 ms }
            { Compute = 200 us } ] } }
          { Read { in = heap, pattern = stamp } } ] }
        b { count = 3, start-every = 3 ms, program = [
          { VirtualAlloc { as = heap, size = 240 KiB, type = MEM_RESERVE | MEM_COMMIT, protect = PAGE_READWRITE } }
          { Touch { in = heap, pattern = uniform, references = 1500, writes = 20 % } } ] }
      }
      run { events = on }
      scheduler { load-period = 3 ms, load-turn = 15 ms, time-slice = 1 ms }
      """;

  private static final String TEXTBOOK =
      PROCESSES
          + """
          machine { profile = laptop, cpus = 2, ram = 600 KiB
                    pagefile { initial = 16 MiB, maximum = 16 MiB
                               device { service = exponential(100 us), depth = 1 } } }
          paging { policy = clock }
          """;

  private static final String LISTED =
      PROCESSES
          + """
          machine { profile = laptop, cpus = 2, ram = 1400 KiB
                    pagefile { initial = 16 MiB, maximum = 16 MiB
                               device { service = exponential(100 us), depth = 1 } } }
          """;

  private static RunResult run(String text, int workers, List<Event> events, String... overrides) {
    RunObserver observer =
        new RunObserver() {
          @Override
          public void event(Event event) {
            events.add(event);
          }
        };
    try (Simulator simulator = Simulator.withWorkers(workers)) {
      return simulator
          .start(Workloads.of(text, overrides), new RunOptions(true, 60, null), observer)
          .result()
          .join();
    }
  }

  /**
   * The events with those of the same time in the order in which they happen to one process: the
   * log lists them by kind.
   */
  private static List<Event> asTheyHappened(List<Event> events) {
    List<Event> sorted = new ArrayList<>(events);
    sorted.sort(
        Comparator.comparingLong(Event::atNanos)
            .thenComparingInt(
                event ->
                    switch (event.kind()) {
                      case START, PAGE_LOADED -> 0;
                      case ACTIVATED -> 1;
                      case SUSPENDED -> 3;
                      default -> 2;
                    }));
    return sorted;
  }

  private static String machine(String name) {
    return name.equals("textbook") ? TEXTBOOK : LISTED;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "textbook; working-set(2000)",
        "textbook; fifty-percent",
        "textbook; l-equals-s",
        "textbook; knee(20)",
        "textbook; pff",
        "textbook; swap-token(20 ms)",
        "textbook; suspend-largest",
        "listed; working-set(2000)",
        "listed; fifty-percent",
        "listed; l-equals-s",
        "listed; knee(20)",
        "listed; pff",
        "listed; swap-token(20 ms)",
        "listed; suspend-largest"
      })
  void everyProcessEndsAndEveryNanosecondIsAccountedFor(String machine, String rule) {
    List<Event> events = new ArrayList<>();
    RunResult result =
        run(machine(machine), 2, events, "scheduler.load-control = \"" + rule + "\"");
    assertThat(result.identitiesHold()).as(result.identities().toString()).isTrue();
    for (ProcessResult process : result.processes()) {
      assertThat(process.failure()).isNull();
      assertThat(process.ended()).isTrue();
      long all = 0;
      for (long nanos : process.life().times()) {
        all += nanos;
      }
      assertThat(all).isEqualTo(process.accountedUntilNanos() - process.startedAtNanos());
    }
    requireAlternation(asTheyHappened(events));
    if (!rule.startsWith("swap-token")) {
      assertThat(result.window(TimeBucket.SUSPENDED)).isPositive();
      assertThat(result.loadControl().activations()).isPositive();
    }
  }

  /** Who is suspended does not run before it is activated, and one process is always active. */
  private static void requireAlternation(List<Event> events) {
    Set<Integer> suspended = new HashSet<>();
    Set<Integer> there = new TreeSet<>();
    for (Event event : events) {
      int id = event.process();
      switch (event.kind()) {
        case START -> there.add(id);
        case SUSPENDED -> assertThat(suspended.add(id)).as(event.toString()).isTrue();
        case ACTIVATED -> assertThat(suspended.remove(id)).as(event.toString()).isTrue();
        case DISPATCH -> assertThat(suspended).as(event.toString()).doesNotContain(id);
        case EXIT -> there.remove(id);
        default -> {}
      }
    }
    assertThat(suspended).isEmpty();
    assertThat(there).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"textbook", "listed"})
  void theNumberOfWorkersDoesNotShow(String machine) {
    for (String rule : RULES) {
      String set = "scheduler.load-control = \"" + rule + "\"";
      List<Event> one = new ArrayList<>();
      List<Event> four = new ArrayList<>();
      String digest = run(machine(machine), 1, one, set).digest();
      assertThat(run(machine(machine), 4, four, set).digest()).as(rule).isEqualTo(digest);
      assertThat(four).as(rule).isEqualTo(one);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"textbook", "listed"})
  void aSuspendedProcessGivesUpAllButItsLockedPages(String machine) {
    List<Event> events = new ArrayList<>();
    run(machine(machine), 1, events, "scheduler.load-control = fifty-percent");
    List<Set<Long>> pages = new ArrayList<>();
    for (int id = 0; id <= 8; id++) {
      pages.add(new HashSet<>());
    }
    int seen = 0;
    for (Event event : asTheyHappened(events)) {
      int id = event.process();
      switch (event.kind()) {
        case PAGE_LOADED -> pages.get(id).add(event.first());
        case TRIMMED, EVICTED -> pages.get(id).remove(event.first());
        case ACTIVATED -> {
          seen++;
          // The locked range has two pages; a process that never ran has none.
          assertThat(pages.get(id).size()).as("process " + id).isIn(0, 2);
        }
        default -> {}
      }
    }
    assertThat(seen).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = "textbook")
  void theHolderOfTheTokenLosesNoPageWhileOthersHaveAny(String machine) {
    List<Event> events = new ArrayList<>();
    RunResult with =
        run(machine(machine), 1, events, "scheduler.load-control = swap-token(1000 s)");
    List<Event> none = new ArrayList<>();
    RunResult without = run(machine(machine), 1, none);
    // The first holder is process 1, the first one that faults at the first look.
    long kept = with.processes().get(0).total(Counter.HARD_FAULTS);
    assertThat(kept).isLessThan(without.processes().get(0).total(Counter.HARD_FAULTS));
  }

  @ParameterizedTest
  @ValueSource(strings = {"textbook", "listed"})
  void withoutATurnWhoeverIsActiveStaysAsLongAsTheRuleLetsIt(String machine) {
    List<Event> events = new ArrayList<>();
    run(
        machine(machine),
        1,
        events,
        "scheduler.load-control = \"suspend-largest(1 %, 100 %)\"",
        "scheduler.load-turn = off");
    assertThat(events).filteredOn(event -> event.kind() == EventKind.ACTIVATED).isNotEmpty();
    // New processes wait at their start; nobody is suspended afterwards.
    assertThat(events.stream().filter(event -> event.kind() == EventKind.SUSPENDED).count())
        .isLessThanOrEqualTo(8);
  }
}
