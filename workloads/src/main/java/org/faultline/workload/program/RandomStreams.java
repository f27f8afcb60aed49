package org.faultline.workload.program;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Independent streams of random numbers, each named by who draws and what for.
 *
 * <p>The 256-bit state of a stream is the SHA-256 of the seed (8 bytes), the length of the group's
 * name in UTF-8 (4 bytes), the name, the index in the group (4 bytes) and the purpose in UTF-8; all
 * numbers big-endian. So a further process, group or purpose leaves every other stream as it was.
 * The generator is xoshiro256++ (Blackman and Vigna, "Scrambled linear pseudorandom number
 * generators", ACM TOMS 47, 2021).
 */
public final class RandomStreams {
  private final long seed;

  /** The streams of a run with this seed; any value will do. */
  public RandomStreams(long seed) {
    this.seed = seed;
  }

  /** A new stream, at its beginning, for one purpose of process {@code index} of {@code group}. */
  public UniformRandomProvider stream(String group, int index, String purpose) {
    byte[] name = group.getBytes(StandardCharsets.UTF_8);
    byte[] use = purpose.getBytes(StandardCharsets.UTF_8);
    ByteBuffer encoding = ByteBuffer.allocate(16 + name.length + use.length);
    encoding.putLong(seed).putInt(name.length).put(name).putInt(index).put(use);
    ByteBuffer hash = ByteBuffer.wrap(sha256(encoding.array()));
    long[] state = {hash.getLong(), hash.getLong(), hash.getLong(), hash.getLong()};
    return RandomSource.XO_SHI_RO_256_PP.create(state);
  }

  /**
   * Whether anything was drawn from {@code stream}, which {@link #stream} gave for these names. It
   * is used up by the question: nothing may be drawn from it afterwards.
   */
  public boolean hasBegun(UniformRandomProvider stream, String group, int index, String purpose) {
    UniformRandomProvider fresh = stream(group, index, purpose);
    // Eight bytes that agree by chance are as likely as a guessed seed.
    return stream.nextLong() != fresh.nextLong();
  }

  private static byte[] sha256(byte[] message) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(message);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
