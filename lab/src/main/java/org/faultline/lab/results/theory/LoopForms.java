package org.faultline.lab.results.theory;

/** Pages referenced in turn, again and again, with fewer frames than pages. */
public final class LoopForms {
  private static final int HALVINGS = 200;

  private LoopForms() {}

  /** The miss ratio of OPT in the long run: each round one page more than the frames lack. */
  public static double opt(int pages, int frames) {
    return (double) (pages - frames) / (pages - 1);
  }

  /**
   * The miss ratio of RANDOM in the long run: a page hits with the probability h that it survived
   * the faults of a round, {@code h = (1 - 1/frames)^((pages - 1)(1 - h))}. The solution below 1.
   */
  public static double random(int pages, int frames) {
    double low = 0;
    double high = 1 - 1e-9;
    double keeps = 1 - 1.0 / frames;
    for (int i = 0; i < HALVINGS; i++) {
      double hit = (low + high) / 2;
      if (StrictMath.pow(keeps, (pages - 1) * (1 - hit)) > hit) {
        low = hit;
      } else {
        high = hit;
      }
    }
    return 1 - (low + high) / 2;
  }
}
