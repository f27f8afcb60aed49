package org.faultline.workload.program;

import org.apache.commons.rng.UniformRandomProvider;
import org.faultline.workload.binding.ConfigNode;
import org.faultline.workload.binding.Expressions;

/** The sizes that a config can say: {@code 64 MiB}, {@code uniform(a, b)}, and so on. */
public final class Sizes {
  /** The largest size, in bytes: the whole 47-bit user address space. */
  public static final long LARGEST = 1L << 47;

  private static final Expressions<Size> EXPRESSIONS =
      new Expressions<Size>("size")
          .with("uniform(least, most)", a -> new Uniform(bytes(a.get(0)), bytes(a.get(1))))
          .with("exponential(mean)", a -> new Exponential(a.get(0).bytes(1, LARGEST)));

  private Sizes() {}

  /** Reads {@code 64 MiB}, {@code uniform(1 MiB, 8 MiB)} or {@code exponential(2 MiB)}. */
  public static Size parse(ConfigNode node) {
    if (node.startsWithNumber()) {
      return new Fixed(bytes(node));
    }
    Size size = node.expression(EXPRESSIONS);
    return size == null ? new Fixed(0) : size;
  }

  private static long bytes(ConfigNode node) {
    return node.bytes(0, LARGEST);
  }

  /** The same each time; draws nothing. */
  public record Fixed(long bytes) implements Size {
    @Override
    public long nextBytes(UniformRandomProvider random) {
      return bytes;
    }
  }

  /**
   * Each number of bytes from {@code leastBytes} to {@code mostBytes}, both included, is equally
   * likely.
   */
  public record Uniform(long leastBytes, long mostBytes) implements Size {
    /** Checks the bounds. */
    public Uniform {
      if (leastBytes < 0 || mostBytes < leastBytes) {
        throw new IllegalArgumentException(
            "is a uniform size whose second bound is below its first");
      }
    }

    @Override
    public long nextBytes(UniformRandomProvider random) {
      return leastBytes + random.nextLong(mostBytes - leastBytes + 1);
    }
  }

  /** Exponential with the given mean, by inversion, rounded up to a whole byte, at least 1. */
  public record Exponential(long meanBytes) implements Size {
    @Override
    public long nextBytes(UniformRandomProvider random) {
      return Math.max(
          1, (long) StrictMath.ceil(-StrictMath.log(1 - random.nextDouble()) * meanBytes));
    }
  }
}
