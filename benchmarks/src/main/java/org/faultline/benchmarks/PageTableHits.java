package org.faultline.benchmarks;

import java.util.concurrent.TimeUnit;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.faultline.memory.address.Access;
import org.faultline.memory.address.PageReference;
import org.faultline.memory.address.PageTable;
import org.faultline.memory.address.Pte;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Nanoseconds for a reference to a resident page, all pages equally likely: {@link PageTable#hits}
 * against a loop over the same references that reads one byte for each page and does nothing else.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class PageTableHits {
  /** More than a branch predictor can learn by heart. */
  private static final int REFERENCES = 1 << 16;

  /** A program's first page, far from 0 as real ones are. */
  private static final long FIRST_PAGE = 0x7FF6_0000L;

  @Param({"512", "4096", "16384", "65536"})
  private int pages;

  private PageTable table;
  private byte[] resident;
  private long[] references;

  /** Makes all pages resident, readable and reported, and draws the references. */
  @Setup
  public void prepare() {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(7);
    table = new PageTable(true);
    resident = new byte[pages];
    references = new long[REFERENCES];
    for (int page = 0; page < pages; page++) {
      long frame = (long) page << Pte.FRAME_SHIFT;
      table.set(FIRST_PAGE + page, frame | table.stampBits() | Pte.VALID | Pte.ALLOW);
      resident[page] = 1;
    }
    for (int i = 0; i < REFERENCES; i++) {
      references[i] = PageReference.of(FIRST_PAGE + random.nextInt(pages), Access.READ);
    }
    if (hits() != REFERENCES || limit() != REFERENCES) {
      throw new IllegalStateException("a resident page was not a hit");
    }
  }

  /** What Faultline does. */
  @Benchmark
  @OperationsPerInvocation(REFERENCES)
  public int hits() {
    return table.hits(references, 0, REFERENCES);
  }

  /** What no page table can beat: unpack the page, load one byte, branch on it. */
  @Benchmark
  @OperationsPerInvocation(REFERENCES)
  public int limit() {
    byte[] bytes = resident;
    long[] packed = references;
    for (int i = 0; i < REFERENCES; i++) {
      if (bytes[(int) (PageReference.page(packed[i]) - FIRST_PAGE)] == 0) {
        return i;
      }
    }
    return REFERENCES;
  }
}
