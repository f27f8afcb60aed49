package org.faultline.workload.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.faultline.workload.binding.ConfigNode;
import org.faultline.workload.binding.Fields;
import org.faultline.workload.trace.BadLines;
import org.faultline.workload.trace.NextUses;
import org.faultline.workload.trace.ReadOptions;
import org.faultline.workload.trace.RecordedProcess;
import org.faultline.workload.trace.TraceException;
import org.faultline.workload.trace.TraceFile;
import org.faultline.workload.trace.TraceSummary;
import org.jspecify.annotations.Nullable;

/**
 * Plays a recorded trace. Before its first reference the memory that it references is reserved and
 * committed where the process has room (see {@link TraceClusters}); a process keeps that memory for
 * further executions of a step with the same file. A reference costs as much as the recorded
 * references that were merged into it.
 *
 * @param process the id of the process of a mix to play; {@link #BY_INDEX}
 * @param times how often, at least 1; {@link Repeat#FOREVER} until the process ends
 */
public record Trace(TraceRecording recording, int process, long times) implements Step {
  /** Process k of the group plays the k-th process of the mix by ascending id, from 0. */
  public static final int BY_INDEX = -1;

  private static final int PAGE_READWRITE = 0x04;
  private static final int PAGE_EXECUTE_READWRITE = 0x40;

  @Override
  public StepRun start(ProgramContext context) {
    return new Run();
  }

  /** Finds out what the trace holds, maps it, and then plays it. */
  private final class Run implements StepRun {
    private @Nullable Chosen chosen;
    private @Nullable CompletableFuture<NextUses> lookingAhead;
    private @Nullable TracePlayer player;

    @Override
    public Demand next(ProgramContext context) {
      if (player != null) {
        return player.next(context);
      }
      var reading = recording.content(context.blocking());
      if (!reading.isDone()) {
        return new Demand.Await(reading);
      }
      if (chosen == null) {
        chosen = choose(reading.join(), context);
      }
      if (context.future() != ProgramContext.Future.UNKNOWN) {
        if (lookingAhead == null) {
          lookingAhead = chosen.lookAhead(context);
        }
        if (!lookingAhead.isDone()) {
          return new Demand.Await(lookingAhead);
        }
      }
      Demand demand = chosen.mapper().next(context);
      if (demand != Demand.Done.DONE) {
        return demand;
      }
      player = chosen.play(lookingAhead == null ? null : lookingAhead.join(), times);
      return player.next(context);
    }

    private Chosen choose(TraceRecording.Content content, ProgramContext context) {
      RecordedProcess summary = choose(content.summary(), context.index());
      if (summary == null) {
        throw new UncheckedIOException(
            new TraceException(missing(content.summary(), context.index())));
      }
      int protect = summary.fetches() > 0 ? PAGE_EXECUTE_READWRITE : PAGE_READWRITE;
      String name = "trace " + recording.path() + " " + summary.process();
      var clusters = TraceClusters.of(summary.ranges(), context.layout());
      return new Chosen(content, summary, new TraceMapper(name, clusters, protect));
    }

    private @Nullable RecordedProcess choose(TraceSummary trace, int index) {
      if (process != BY_INDEX) {
        return trace.process(process);
      }
      List<RecordedProcess> all = trace.processes();
      int position = trace.mix() ? index : 0;
      return position < all.size() ? all.get(position) : null;
    }

    private String missing(TraceSummary trace, int index) {
      List<Integer> ids = trace.processes().stream().map(RecordedProcess::process).toList();
      String wanted = process == BY_INDEX ? "number " + (index + 1) : String.valueOf(process);
      return "%s has no process %s; it has %s: %s"
          .formatted(
              recording.path(), wanted, ids.size(), ids.subList(0, Math.min(ids.size(), 20)));
    }

    @Override
    public void close() {
      if (player != null) {
        player.close();
      } else if (lookingAhead != null) {
        lookingAhead.thenAccept(Run::closeUnplayed);
      }
    }

    private static void closeUnplayed(NextUses nextUses) {
      try {
        nextUses.close();
      } catch (IOException ignored) {
        // A temporary file that nobody reads any more.
      }
    }
  }

  /** The process of a trace that is played, and where its memory goes. */
  private record Chosen(
      TraceRecording.Content content, RecordedProcess summary, TraceMapper mapper) {

    CompletableFuture<NextUses> lookAhead(ProgramContext context) {
      boolean shared = context.future() == ProgramContext.Future.SHARED && content.summary().mix();
      return CompletableFuture.supplyAsync(
          () -> {
            try {
              return NextUses.of(content.file(), summary.process(), shared);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          },
          context.blocking());
    }

    TracePlayer play(@Nullable NextUses nextUses, long times) {
      long cost = content.summary().rawPerMille();
      return new TracePlayer(content.file(), nextUses, summary, cost, mapper, times);
    }
  }

  /** Reads {@code Trace { file, process, repeat = n | forever, format, skip-bad }}. */
  public static final class Kind implements StepKind {
    @Override
    public String name() {
      return "Trace";
    }

    @Override
    public @Nullable Step parse(ConfigNode value, ProgramParser parser) {
      return value.object(
          fields ->
              new Trace(
                  new TraceRecording(fields.required("file").file(), options(fields)),
                  fields
                      .optional("process")
                      .map(node -> node.integer(0, Integer.MAX_VALUE))
                      .orElse(BY_INDEX),
                  fields.optional("repeat").map(Repeat.Kind::times).orElse(1L)));
    }

    private static ReadOptions options(Fields fields) {
      return new ReadOptions(
          fields.optional("format").map(node -> node.oneOf(TraceFile.formatNames())),
          new BadLines(
              fields.optional("skip-bad").map(node -> node.whole(0, Long.MAX_VALUE)).orElse(0L)));
    }
  }
}
