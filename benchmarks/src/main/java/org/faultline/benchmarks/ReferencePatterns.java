package org.faultline.benchmarks;

import java.util.concurrent.TimeUnit;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.faultline.workload.program.Touch;
import org.faultline.workload.reference.AccessMix;
import org.faultline.workload.reference.HotCold;
import org.faultline.workload.reference.Pattern;
import org.faultline.workload.reference.Phases;
import org.faultline.workload.reference.ReferenceGenerator;
import org.faultline.workload.reference.Sequential;
import org.faultline.workload.reference.Uniform;
import org.faultline.workload.reference.Zipf;
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
 * Nanoseconds for one reference drawn by a pattern, a fifth of them writes, against a loop that
 * only draws as many numbers.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ReferencePatterns {
  private static final long FIRST_PAGE = 0x7FF6_0000L;
  private static final long PAGES = 16_384;

  @Param({"sequential", "uniform", "zipf", "hot-cold", "phases"})
  private String pattern;

  private ReferenceGenerator generator;
  private UniformRandomProvider random;
  private long[] references;

  /** Begins the pattern. */
  @Setup
  public void prepare() {
    random = RandomSource.XO_SHI_RO_256_PP.create(7);
    references = new long[Touch.BATCH];
    generator = pattern().start(FIRST_PAGE, PAGES, new AccessMix(0.2, 0), random);
  }

  private Pattern pattern() {
    return switch (pattern) {
      case "sequential" -> new Sequential();
      case "uniform" -> new Uniform();
      case "zipf" -> new Zipf(0.9);
      case "hot-cold" -> new HotCold(0.1, 0.9);
      default -> new Phases(1000, 50_000, false);
    };
  }

  /** What Faultline does. */
  @Benchmark
  @OperationsPerInvocation(Touch.BATCH)
  public long[] fill() {
    generator.fill(references, references.length);
    return references;
  }

  /** What no pattern can beat that draws once for each reference. */
  @Benchmark
  @OperationsPerInvocation(Touch.BATCH)
  public long[] limit() {
    UniformRandomProvider source = random;
    long[] drawn = references;
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = source.nextLong();
    }
    return drawn;
  }
}
