package org.faultline.lab.studies.draft;

import org.faultline.lab.results.output.UserMistake;
import org.faultline.memory.address.AddressLayout;
import org.faultline.workload.config.MachineConfig;

/**
 * The machine that a draft runs on. Its pagefile begins with an eighth of the memory and grows to
 * three times as much, as in the shipped profiles.
 *
 * @param ramBytes physical memory
 * @param cpus how many
 */
public record MachineDraft(long ramBytes, int cpus) {
  private static final long LEAST_RAM = 1L << 30;
  private static final int PAGEFILE_TIMES = 3;

  /** What is left for commit of a byte of memory: nobody can promise the last of it. */
  private static final double PROMISED = 0.999;

  /** What of memory the default leaves to the working sets. */
  private static final double COMFORTABLE = 0.8;

  /**
   * The machine asked for, or one on which all is comfortable.
   *
   * @param ramBytes 0 for the least power of two, from 1 GiB on, that the working sets fit in
   */
  static MachineDraft of(long ramBytes, int cpus, ProcessMemoryPlan each, int count) {
    long commit = count * each.commitBytes();
    long resident = count * each.residentBytes();
    if (ramBytes != 0) {
      return new MachineDraft(ramBytes, cpus).checked(each, count);
    }
    long ram = LEAST_RAM;
    while (ram < MachineConfig.MAXIMUM_RAM
        && (resident > ram * COMFORTABLE || commit > new MachineDraft(ram, cpus).promises())) {
      ram *= 2;
    }
    if (resident > ram) {
      throw new UserMistake(
          "--count is %s, and that many working sets of %s are %s, but a machine has at most %s; use at most %s, or give the machine's memory with --ram"
              .formatted(
                  count,
                  SizeWords.of(each.workingSetBytes()),
                  SizeWords.of(resident),
                  SizeWords.of(MachineConfig.MAXIMUM_RAM),
                  MachineConfig.MAXIMUM_RAM / each.residentBytes()));
    }
    return new MachineDraft(ram, cpus).checked(each, count);
  }

  private MachineDraft checked(ProcessMemoryPlan each, int count) {
    long commit = count * each.commitBytes();
    if (commit <= promises()) {
      return this;
    }
    long fit = promises() / each.commitBytes();
    if (fit == 0) {
      throw new UserMistake(
          "--private is %s, but memory of %s and a pagefile of at most %s can promise %s; use at most that, or a larger --ram"
              .formatted(
                  SizeWords.of(each.privateBytes()),
                  SizeWords.of(ramBytes),
                  SizeWords.of(pagefileMaximumBytes()),
                  SizeWords.of(promises())));
    }
    throw new UserMistake(
        "--count is %s, and that many processes commit %s, but memory of %s and a pagefile of at most %s can promise %s; use at most %s"
            .formatted(
                count,
                SizeWords.of(commit),
                SizeWords.of(ramBytes),
                SizeWords.of(pagefileMaximumBytes()),
                SizeWords.of(promises()),
                fit));
  }

  /** What can be committed, at least. */
  private long promises() {
    return (long) ((ramBytes + pagefileMaximumBytes()) * PROMISED);
  }

  /** With how many bytes its pagefile begins. */
  public long pagefileInitialBytes() {
    return Math.max(
        AddressLayout.PAGE_SIZE, ramBytes / 8 / AddressLayout.PAGE_SIZE * AddressLayout.PAGE_SIZE);
  }

  /** To how many bytes its pagefile may grow. */
  public long pagefileMaximumBytes() {
    return PAGEFILE_TIMES * ramBytes;
  }
}
