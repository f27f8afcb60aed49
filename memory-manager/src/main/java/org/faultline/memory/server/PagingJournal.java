package org.faultline.memory.server;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.faultline.memory.event.Chain;
import org.faultline.memory.event.EventBuffer;
import org.faultline.memory.event.EventKind;

/**
 * Writes down what happens to the pages of each process: counters, a chain of its events, the event
 * log, and the transfers that wait to be submitted.
 */
public final class PagingJournal {
  /** The process of what concerns pages that are no process's alone. */
  public static final int SYSTEM = 0;

  private final int base;
  private final long[][] counters;
  private final Chain[] chains;
  // Of what concerns pages that are no process's alone.
  private final long[] systemCounters = new long[Counter.values().length];
  private final Chain systemChain = new Chain();
  private final EventBuffer events;
  private final Transfers transfers = new Transfers();
  private long nowNanos;

  /** For processes {@code first} to {@code last}. */
  public PagingJournal(int first, int last, boolean recording) {
    this.base = first;
    counters = new long[last - first + 1][];
    chains = new Chain[last - first + 1];
    events = new EventBuffer(recording);
  }

  /** The process appears, unless it has. */
  public void open(int process) {
    if (counters[process - base] != null) {
      return;
    }
    counters[process - base] = new long[Counter.values().length];
    chains[process - base] = new Chain();
  }

  /** When what follows happens, in nanoseconds. */
  public long nowNanos() {
    return nowNanos;
  }

  /** What follows happens at this time. */
  public void at(long atNanos) {
    nowNanos = atNanos;
  }

  /** Adds to a counter of a process, or to the system's where it is none. */
  public void count(int process, Counter counter, long amount) {
    (process == SYSTEM ? systemCounters : counters[process - base])[counter.ordinal()] += amount;
  }

  /** What was counted of pages that are no process's alone. */
  public long[] systemCounters() {
    return systemCounters.clone();
  }

  /** The chain of what concerns pages that are no process's alone. */
  public Chain.Value systemChain() {
    return systemChain.value();
  }

  /** A counter; 0 before the process appeared. */
  public long count(int process, Counter counter) {
    long[] own = counters[process - base];
    return own == null ? 0 : own[counter.ordinal()];
  }

  /** A copy of a process's counters, by {@link Counter}; all 0 before it appeared. */
  public long[] counters(int process) {
    return counters[process - base] == null
        ? new long[Counter.values().length]
        : Arrays.copyOf(counters[process - base], counters[process - base].length);
  }

  /** Copies of the counters of all processes, from the first on. */
  public long[][] allCounters() {
    long[][] all = new long[counters.length][];
    Arrays.setAll(all, i -> counters(base + i));
    return all;
  }

  /** The chains of all processes, from the first on. */
  public List<Chain.Value> allChains() {
    return IntStream.range(0, chains.length).mapToObj(i -> chain(base + i)).toList();
  }

  /** The value of a process's chain. */
  public Chain.Value chain(int process) {
    return (chains[process - base] == null ? new Chain() : chains[process - base]).value();
  }

  /** Writes an event down. */
  public void note(long atNanos, EventKind kind, int process, long first, long second) {
    events.add(atNanos, kind, process, first, second);
  }

  /** Writes an event of paging down, and chains it. */
  public void chain(EventKind kind, int process, long first, long second) {
    Chain chain = process == SYSTEM ? systemChain : chains[process - base];
    chain.add(nowNanos, kind.ordinal(), first, second);
    events.add(nowNanos, kind, process, first, second);
  }

  /** Takes the events written down. */
  public EventBuffer.Batch takeEvents() {
    return events.take();
  }

  /** The process was refused a charge of {@code pages}. */
  public void commitRefused(int process, long pages) {
    count(process, Counter.COMMIT_REFUSALS, 1);
    count(process, Counter.COMMIT_PAGES_REFUSED, pages);
  }

  /** Counts the transfers that wait as made: they are submitted, or take no time. */
  public void countTransfers() {
    for (int i = 0; i < transfers.size(); i++) {
      boolean write = transfers.isWrite(i);
      int process = transfers.process(i);
      count(process, write ? Counter.PAGE_WRITES : Counter.PAGE_READS, 1);
      count(process, write ? Counter.PAGES_OUTPUT : Counter.PAGES_INPUT, 1);
    }
  }

  /** The transfers that wait to be submitted, in order; who submits them clears them. */
  public Transfers transfers() {
    return transfers;
  }

  /** {@code page} of {@code process} left memory; it was written first where {@code dirty}. */
  public void evicted(int process, long page, boolean dirty) {
    count(process, Counter.EVICTIONS, 1);
    chain(EventKind.EVICTED, process, page, EventKind.flag(dirty));
  }

  /** {@code page} is to be read into {@code frame}. */
  public void read(int process, long page, int frame) {
    transfers.add(process, page, frame);
  }

  /** {@code page}, which is read, was in memory before; taken too early where {@code thrashing}. */
  public void refaulted(int process, long page, boolean thrashing) {
    Counter kind = thrashing ? Counter.THRASHING_REFAULTS : Counter.TRANSITION_REFAULTS;
    count(process, kind, 1);
  }

  /** {@code page} is to be written. */
  public void written(int process, long page) {
    transfers.add(process, page, -1);
  }
}
