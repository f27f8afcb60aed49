package org.faultline.workload.trace;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a trace ahead of who consumes it, a bounded number of blocks. Only tasks of the executor
 * wait for the file; {@link #poll}, {@link #ready}, {@link #recycle} and {@link #close} never do,
 * but for closing the file.
 */
public final class TraceBlocks implements AutoCloseable {
  /** Blocks decoded ahead unless said otherwise. */
  public static final int BLOCKS = 3;

  /** Runs in a block unless said otherwise. */
  public static final int BLOCK_RUNS = 1 << 16;

  /** A part of the trace. Whoever polled it owns it until it is recycled. */
  public static final class Block {
    /** The packed {@code PageReference} runs; the first {@link #length} are valid. */
    public final long[] references;

    /** When each run's page is referenced next; absent if nobody asked. */
    public final long @Nullable [] nextUses;

    public int length;

    private boolean lent;

    private Block(int capacity, boolean withNextUses) {
      references = new long[capacity];
      nextUses = withNextUses ? new long[capacity] : null;
    }
  }

  private final Object lock = new Object();
  private final TraceReader reader;
  private final NextUses.@Nullable Reader nextUses;
  private final Executor executor;
  private final ArrayDeque<Block> free = new ArrayDeque<>();
  private final ArrayDeque<Block> decoded = new ArrayDeque<>();
  private CompletableFuture<Void> ready = new CompletableFuture<>();
  // What decoding threw: an IOException, a RuntimeException or an Error.
  private @Nullable Throwable failure;
  private boolean decoding;
  private boolean ended;
  private boolean closed;

  private TraceBlocks(
      TraceReader reader,
      NextUses.@Nullable Reader nextUses,
      Executor executor,
      int blocks,
      int runs) {
    this.reader = reader;
    this.nextUses = nextUses;
    this.executor = executor;
    for (int i = 0; i < blocks; i++) {
      free.add(new Block(runs, nextUses != null));
    }
  }

  /** Decodes {@code reader}, which the result closes, with the usual bounds. */
  public static TraceBlocks of(TraceReader reader, Executor executor) {
    return of(reader, executor, BLOCKS, BLOCK_RUNS);
  }

  /**
   * Decodes {@code reader}, which the result closes.
   *
   * @param blocks how many blocks there are, lent ones included, 1 to 64
   * @param runs the capacity of each, 1 to 2 to the 20
   */
  public static TraceBlocks of(TraceReader reader, Executor executor, int blocks, int runs) {
    return of(reader, null, executor, blocks, runs);
  }

  /**
   * As {@link #of(TraceReader, Executor, int, int)}, with when each page is referenced next.
   *
   * @param nextUses of the same process, if wanted
   */
  public static TraceBlocks of(
      TraceReader reader,
      NextUses.@Nullable Reader nextUses,
      Executor executor,
      int blocks,
      int runs) {
    if (blocks < 1 || blocks > 64 || runs < 1 || runs > 1 << 20) {
      throw new IllegalArgumentException(
          blocks + " blocks of " + runs + " runs: expected 1 to 64 blocks of 1 to 1048576 runs.");
    }
    TraceBlocks result = new TraceBlocks(reader, nextUses, executor, blocks, runs);
    result.decodeOn();
    return result;
  }

  /**
   * The next block, to be given back by {@link #recycle}; absent if it is not decoded yet or the
   * trace has ended.
   *
   * @throws TraceException where the file is at fault, after all blocks before the fault
   * @throws IllegalStateException where the reader is
   */
  public @Nullable Block poll() throws IOException {
    synchronized (lock) {
      Block block = decoded.poll();
      if (block == null) {
        if (failure != null) {
          throwFailure();
        }
        return null;
      }
      block.lent = true;
      if (decoded.isEmpty() && !ended && failure == null && !closed) {
        ready = new CompletableFuture<>();
      }
      return block;
    }
  }

  private void throwFailure() throws IOException {
    if (failure instanceof IOException file) {
      throw file;
    } else if (failure instanceof Error error) {
      throw error;
    }
    throw new IllegalStateException("A trace cannot be decoded: " + failure + ".", failure);
  }

  /** Whether every block has been polled and no more will come. */
  public boolean ended() {
    synchronized (lock) {
      return decoded.isEmpty() && (ended || closed) && failure == null;
    }
  }

  /** Completes when {@link #poll} would give a block or fail, or when the trace has ended. */
  public CompletionStage<Void> ready() {
    synchronized (lock) {
      return ready.copy();
    }
  }

  /** Takes back a block that was polled; its buffer is used again. */
  public void recycle(Block block) {
    synchronized (lock) {
      if (!block.lent) {
        throw new IllegalStateException("A block is recycled that was not polled.");
      }
      block.lent = false;
      free.add(block);
    }
    decodeOn();
  }

  /** Starts a task unless one runs or there is nothing to do. */
  private void decodeOn() {
    synchronized (lock) {
      if (decoding || ended || closed || failure != null || free.isEmpty()) {
        return;
      }
      decoding = true;
    }
    try {
      executor.execute(this::decode);
    } catch (RejectedExecutionException rejected) {
      finish(new TraceException("A trace cannot be decoded: its threads have ended.", rejected));
    }
  }

  /** Runs as a task: decodes until no buffer is free. */
  private void decode() {
    while (true) {
      Block block;
      synchronized (lock) {
        block = closed ? null : free.poll();
        if (block == null) {
          decoding = false;
          if (!closed) {
            return;
          }
        }
      }
      if (block == null) {
        closeReader();
        return;
      }
      try {
        block.length = reader.read(block.references, null);
        if (nextUses != null && block.nextUses != null) {
          nextUses.read(block.nextUses, block.length);
        }
      } catch (IOException | RuntimeException | Error failed) {
        finish(failed);
        return;
      }
      if (block.length == 0) {
        finish(null);
        return;
      }
      hand(block);
    }
  }

  private void hand(Block block) {
    CompletableFuture<Void> waiting;
    synchronized (lock) {
      decoded.add(block);
      waiting = ready;
    }
    waiting.complete(null);
  }

  private void finish(@Nullable Throwable failed) {
    CompletableFuture<Void> waiting;
    synchronized (lock) {
      failure = failed;
      ended = failed == null;
      decoding = false;
      waiting = ready;
    }
    closeReader();
    waiting.complete(null);
  }

  /** Gives up decoding; blocks decoded already are dropped. */
  @Override
  public void close() {
    CompletableFuture<Void> waiting;
    boolean idle;
    synchronized (lock) {
      if (closed) {
        return;
      }
      closed = true;
      decoded.clear();
      failure = null;
      idle = !decoding;
      waiting = ready;
    }
    if (idle) {
      closeReader();
    }
    waiting.complete(null);
  }

  private void closeReader() {
    try {
      reader.close();
    } catch (IOException ignored) {
      // The references that were asked for have been read: nothing is lost.
    }
  }
}
