package org.faultline.lab.studies.design;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** From what the seed of a run follows. */
public enum Seeds {
  /**
   * From the study's seed and the number of the replication: the same number is the same seed in
   * every cell, so that differences between cells are not due to the draw (common random numbers).
   */
  COMMON,
  /** From the study's seed, the cell and the number of the replication. */
  INDEPENDENT;

  /** 53 bits: whole numbers that also JavaScript's and spreadsheets' numbers hold exactly. */
  private static final int BITS = 53;

  /**
   * The seed of a run: the first 53 bits of the SHA-256 of a line of text in UTF-8, {@code
   * faultline-seed/1 STUDY-SEED REPLICATION}, and of the cell's name behind it where seeds are
   * independent.
   *
   * @param replication from 1
   */
  public long seed(long study, Cell cell, int replication) {
    String text = "faultline-seed/1 " + study + " " + replication;
    String whole = this == COMMON ? text : text + " " + cell.name();
    return ByteBuffer.wrap(sha256(whole)).getLong() >>> (Long.SIZE - BITS);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
