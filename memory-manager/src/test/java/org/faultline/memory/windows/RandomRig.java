package org.faultline.memory.windows;

import org.apache.commons.rng.UniformRandomProvider;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.pagefile.PageStore;

/** Draws a small memory for a {@link WindowsHistory}. */
final class RandomRig {
  private RandomRig() {}

  /** A memory of 14 to 63 frames; now and then the pagefile is short of slots. */
  static WindowsRig draw(UniformRandomProvider random, PageStore store) {
    int frames = 14 + random.nextInt(50);
    int reserve = random.nextInt(3);
    int critical = reserve + 1 + random.nextInt(2);
    int low = critical + 1 + random.nextInt(random.nextBoolean() ? 2 : 8);
    WindowsSettings settings =
        new WindowsSettings(
            new WindowsSettings.Available(reserve, critical, low, low + 1 + random.nextInt(frames)),
            1 + random.nextInt(8),
            new WindowsSettings.Writing(
                1 + random.nextInt(6), 1 + random.nextInt(3), random.nextInt(10), 100_000_000, 8),
            1_000_000_000,
            10_000_000,
            1 + random.nextInt(8));
    int slots = random.nextInt(4) == 0 ? 1 + random.nextInt(12) : 400;
    WindowsRig.Plan plan =
        new WindowsRig.Plan(frames, settings).slots(slots, slots + random.nextInt(30)).store(store);
    switch (random.nextInt(3)) {
      case 1 -> plan.tables(AddressLayout.BITS_32);
      case 2 -> plan.tables(AddressLayout.BITS_64);
      default -> {}
    }
    return plan.build();
  }

  /** A process with limits of its working set that are drawn, too. */
  static WindowsProcess admit(UniformRandomProvider random, WindowsRig rig, int id) {
    int maximum = random.nextBoolean() ? 4 + random.nextInt(20) : Integer.MAX_VALUE;
    return rig.memory.admit(
        id, random.nextInt(6), maximum, random.nextInt(3) == 0, 1 + random.nextInt(5));
  }
}
