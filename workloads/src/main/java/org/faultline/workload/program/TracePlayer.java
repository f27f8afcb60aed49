package org.faultline.workload.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import org.faultline.workload.trace.NextUses;
import org.faultline.workload.trace.RecordedProcess;
import org.faultline.workload.trace.TraceBlocks;
import org.faultline.workload.trace.TraceFile;
import org.jspecify.annotations.Nullable;

/**
 * Plays a mapped trace: blocks decoded ahead become batches without being copied. A trace that
 * cannot be read is nothing that the program does: it ends the run.
 */
final class TracePlayer implements StepRun {
  /** Blocks of one process: one being played, the others decoded ahead. */
  private static final int BLOCKS = 3;

  private static final int BLOCK_RUNS = 1 << 14;

  private final TraceFile file;
  private final int process;
  private final @Nullable NextUses nextUses;
  private final TraceMapper mapper;
  private final Demand.References demand = new Demand.References(new ReferenceBatch(0));
  private long left;
  private @Nullable CompletableFuture<TraceBlocks> opening;
  private @Nullable TraceBlocks blocks;
  private TraceBlocks.@Nullable Block block;
  private boolean closed;

  TracePlayer(
      TraceFile file,
      @Nullable NextUses nextUses,
      RecordedProcess process,
      long costPerMille,
      TraceMapper mapper,
      long times) {
    this.file = file;
    this.nextUses = nextUses;
    this.process = process.process();
    this.mapper = mapper;
    this.left = process.references() == 0 ? 0 : times;
    demand.batch().single = process.single();
    demand.batch().costPerMille = costPerMille;
  }

  @Override
  public Demand next(ProgramContext context) {
    try {
      return play(context);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Demand play(ProgramContext context) throws IOException {
    while (left > 0) {
      if (blocks == null) {
        if (opening == null) {
          opening = CompletableFuture.supplyAsync(() -> open(context), context.blocking());
        }
        if (!opening.isDone()) {
          return new Demand.Await(opening);
        }
        blocks = opening.join();
        opening = null;
      }
      if (block != null) {
        blocks.recycle(block);
      }
      block = blocks.poll();
      if (block != null) {
        return batch(block);
      }
      if (!blocks.ended()) {
        return new Demand.Await(blocks.ready());
      }
      blocks = null;
      left -= left == Repeat.FOREVER ? 0 : 1;
    }
    close();
    return Demand.Done.DONE;
  }

  private Demand batch(TraceBlocks.Block block) {
    mapper.move(block.references, block.length);
    ReferenceBatch batch = demand.batch();
    batch.references = block.references;
    batch.nextUses = block.nextUses;
    batch.from = 0;
    batch.to = block.length;
    return demand;
  }

  private TraceBlocks open(ProgramContext context) {
    try {
      NextUses.Reader future = nextUses == null ? null : nextUses.open();
      return TraceBlocks.of(file.open(process), future, context.blocking(), BLOCKS, BLOCK_RUNS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives up playing and closes the file. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    left = 0;
    if (opening != null) {
      opening.thenAccept(TraceBlocks::close);
    }
    if (blocks != null) {
      blocks.close();
    }
    if (nextUses != null) {
      closeNextUses(nextUses);
    }
  }

  private static void closeNextUses(NextUses nextUses) {
    try {
      nextUses.close();
    } catch (IOException ignored) {
      // A temporary file that nobody reads any more.
    }
  }
}
