package org.faultline.lab.results.theory;

/**
 * When a page is worth its memory: Gray and Graefe, "The five-minute rule ten years later, and
 * other computer storage rules of thumb", SIGMOD Record 26(4), 1997, equation 1.
 */
public final class FiveMinuteRule {
  private FiveMinuteRule() {}

  /**
   * The time between two references to a page, in seconds, up to which keeping it in memory costs
   * less than reading it each time.
   *
   * @param pagesPerMegabyte of memory
   * @param accessesPerSecond that a disk can do
   * @param diskPrice of one disk
   * @param megabytePrice of memory, in the same currency
   */
  public static double breakEvenSeconds(
      double pagesPerMegabyte, double accessesPerSecond, double diskPrice, double megabytePrice) {
    return pagesPerMegabyte / accessesPerSecond * (diskPrice / megabytePrice);
  }
}
