package org.faultline.workload.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceBlocksTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"1,1,333", "2,2,1000", "3,3,4096", "4,4,100000"})
  void blocksDecodedAheadGiveTheSameRuns(long seed, int blocks, int runs) throws IOException {
    TraceSamples.Sample sample = TraceSamples.single(seed, 50_000, 3);
    Path text = TraceSamples.write(folder.resolve("a.gz"), TraceSamples.text(sample, true));
    Path packed = folder.resolve("a.flt");
    TracePacker.pack(text, packed, n -> {}, PackOptions.ALL.withLevel(1));
    ExecutorService executor = Executors.newFixedThreadPool(2);
    try {
      for (Path file : new Path[] {text, packed}) {
        for (int process = 1; process <= 3; process++) {
          assertThat(all(file, process, executor, blocks, runs))
              .as("%s, process %d, seed %d", file, process, seed)
              .isEqualTo(sample.of(process).runs());
        }
      }
    } finally {
      executor.shutdown();
    }
  }

  private static long[] all(Path file, int process, ExecutorService executor, int n, int runs)
      throws IOException {
    long[] all = new long[100_000];
    int length = 0;
    try (TraceBlocks blocks = TraceBlocks.of(TraceFile.of(file).open(process), executor, n, runs)) {
      while (true) {
        blocks.ready().toCompletableFuture().join();
        TraceBlocks.Block block = blocks.poll();
        if (block == null) {
          assertThat(blocks.ended()).isTrue();
          return Arrays.copyOf(all, length);
        }
        System.arraycopy(block.references, 0, all, length, block.length);
        length += block.length;
        blocks.recycle(block);
      }
    }
  }

  /** Counts up, ten runs at a time, and fails after {@code limit} runs. */
  private static final class Counting implements TraceReader {
    final int limit;
    long next;
    boolean closed;

    Counting(int limit) {
      this.limit = limit;
    }

    @Override
    public int read(long[] references, int[] processes) throws IOException {
      if (next == limit) {
        throw new TraceException("a.pages, line 41: malformed.");
      }
      for (int i = 0; i < references.length; i++) {
        references[i] = next++;
      }
      return references.length;
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  @Test
  void neverMoreBlocksAheadThanAllowedAndTheCallerNeverDecodes() throws IOException {
    ArrayDeque<Runnable> tasks = new ArrayDeque<>();
    Counting reader = new Counting(40);
    TraceBlocks blocks = TraceBlocks.of(reader, tasks::add, 3, 10);
    assertThat(blocks.poll()).isNull();
    assertThat(reader.next).isZero();
    assertThat(blocks.ready().toCompletableFuture()).isNotDone();
    tasks.remove().run();
    assertThat(reader.next).isEqualTo(30);
    assertThat(blocks.ready().toCompletableFuture()).isDone();
    TraceBlocks.Block first = blocks.poll();
    assertThat(first.references).startsWith(0, 1).hasSize(10);
    assertThat(tasks).isEmpty();
    blocks.recycle(first);
    assertThat(tasks).hasSize(1);
    assertThat(blocks.poll().references[0]).isEqualTo(10);
    assertThat(blocks.poll().references[0]).isEqualTo(20);
    assertThat(blocks.poll()).isNull();
    assertThat(blocks.ready().toCompletableFuture()).isNotDone();
    tasks.remove().run();
    TraceBlocks.Block last = blocks.poll();
    assertThat(last).isSameAs(first);
    assertThat(last.references[0]).isEqualTo(30);
    blocks.recycle(last);
    tasks.remove().run();
    assertThat(blocks.ready().toCompletableFuture()).isDone();
    assertThatThrownBy(blocks::poll).hasMessage("a.pages, line 41: malformed.");
    assertThat(reader.closed).isTrue();
  }

  @Test
  void closingDropsWhatWasDecodedAndClosesTheReader() throws IOException {
    ArrayDeque<Runnable> tasks = new ArrayDeque<>();
    Counting reader = new Counting(40);
    TraceBlocks blocks = TraceBlocks.of(reader, tasks::add, 2, 10);
    blocks.close();
    assertThat(reader.closed).isFalse();
    tasks.remove().run();
    assertThat(reader.closed).isTrue();
    assertThat(reader.next).isZero();
    assertThat(blocks.poll()).isNull();
    assertThat(blocks.ended()).isTrue();
    assertThat(blocks.ready().toCompletableFuture()).isDone();
  }

  @Test
  void blockIsRecycledOnce() throws IOException {
    TraceBlocks blocks = TraceBlocks.of(new Counting(40), Runnable::run, 2, 10);
    TraceBlocks.Block block = blocks.poll();
    blocks.recycle(block);
    assertThatThrownBy(() -> blocks.recycle(block)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void executorThatHasEndedIsSaid() {
    TraceBlocks blocks =
        TraceBlocks.of(
            new Counting(40),
            task -> {
              throw new RejectedExecutionException();
            });
    assertThatThrownBy(blocks::poll)
        .isInstanceOf(TraceException.class)
        .hasMessage("A trace cannot be decoded: its threads have ended.");
  }
}
