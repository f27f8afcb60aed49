package org.faultline.memory.shares;

/**
 * Memory in proportion to what each process has committed; a process that has committed nothing
 * wants nothing.
 *
 * <p>Source: Silberschatz, Galvin and Gagne, "Operating System Concepts", section "Allocation
 * algorithms": proportional allocation.
 */
final class ProportionalShares implements ShareRule {
  private final long frames;
  private final long[] charge;
  private long total;

  ProportionalShares(int frames, int processes) {
    this.frames = frames;
    charge = new long[processes + 1];
  }

  @Override
  public void charged(int process, long pages) {
    total += pages - charge[process];
    charge[process] = pages;
  }

  @Override
  public int wanted(int process) {
    return total == 0 ? 0 : (int) (Math.multiplyExact(frames, charge[process]) / total);
  }
}
