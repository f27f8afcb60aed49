package org.faultline.lab.verification.replay;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.faultline.lab.results.output.OutputFiles;
import org.faultline.memory.event.Event;
import org.faultline.workload.trace.ReadOptions;
import org.faultline.workload.trace.TraceFile;

/**
 * What is in each frame after each reference of a short string, as the machine's events tell.
 *
 * @param policy as configs name it
 * @param string the pages referenced
 * @param steps one for each reference
 */
public record FrameGrid(String policy, List<Long> string, List<Step> steps) {

  /** An empty frame. */
  public static final long EMPTY = -1;

  /**
   * What one reference did.
   *
   * @param fault whether its page was in no frame
   * @param left the pages that left for it
   * @param frames the page in each frame afterwards, or {@link #EMPTY}
   */
  public record Step(boolean fault, List<Long> left, long[] frames) {}

  /** Faults in all. */
  public long faults() {
    return steps.stream().filter(Step::fault).count();
  }

  /** Plays a string of reads; its file is written to {@code folder}. */
  public static FrameGrid play(
      TraceReplayer replayer, List<Long> string, String policy, int frames, Path folder)
      throws IOException {
    List<String> lines = string.stream().map(page -> "R 0x" + Long.toHexString(page)).toList();
    Path file = folder.resolve("string.pages");
    OutputFiles.writeLines(file, lines);
    PreparedTrace trace = PreparedTrace.of(TraceFile.of(file, ReadOptions.format("page")), folder);
    return new FrameGrid(
        policy, string, steps(replayer.events(trace, policy, frames), string, frames));
  }

  /**
   * Follows the events; their pages are where the machine put the trace, and are told by faults.
   */
  private static List<Step> steps(List<Event> events, List<Long> string, int count) {
    Map<Long, Long> pageOf = new HashMap<>();
    long[] frames = new long[count];
    Arrays.fill(frames, EMPTY);
    List<Step> steps = new ArrayList<>();
    long start = -1;
    int at = 0;
    for (long reference = 0; reference < string.size(); reference++) {
      boolean fault = false;
      List<Long> left = new ArrayList<>();
      for (; at < events.size(); at++) {
        Event event = events.get(at);
        if (start >= 0 && event.atNanos() - start > reference) {
          break;
        }
        switch (event.kind()) {
          case PAGE_FAULT -> {
            start = start < 0 ? event.atNanos() : start;
            fault = true;
            pageOf.put(event.first(), string.get((int) reference));
          }
          case EVICTED -> {
            long page = pageAt(pageOf, event);
            left.add(page);
            replace(frames, page, EMPTY);
          }
          case PAGE_LOADED -> replace(frames, EMPTY, pageAt(pageOf, event));
          default -> {}
        }
      }
      steps.add(new Step(fault, left, frames.clone()));
    }
    return steps;
  }

  private static long pageAt(Map<Long, Long> pageOf, Event event) {
    return Objects.requireNonNull(
        pageOf.get(event.first()), "a page comes and goes after it was first asked for");
  }

  private static void replace(long[] frames, long page, long by) {
    for (int i = 0; i < frames.length; i++) {
      if (frames[i] == page) {
        frames[i] = by;
        return;
      }
    }
  }
}
