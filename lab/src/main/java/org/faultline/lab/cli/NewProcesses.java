package org.faultline.lab.cli;

import org.faultline.lab.results.output.UserMistake;
import org.faultline.memory.address.AddressLayout;
import org.faultline.workload.config.MachineConfig;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How much memory processes have that are to be written, how many there are, and on what. */
final class NewProcesses {
  /** The most memory of one process: the largest machine's. */
  private static final long MOST_BYTES = 4 * MachineConfig.MAXIMUM_RAM;

  private static final int MOST_PROCESSES = 10_000;

  @Option(
      names = "--private",
      paramLabel = "SIZE",
      required = true,
      description = "What each process commits: its Private Bytes.")
  private String privateBytes;

  @Option(
      names = "--working-set",
      paramLabel = "SIZE",
      required = true,
      description = "What each process uses again and again, at most --private.")
  private String workingSet;

  @Option(
      names = "--count",
      paramLabel = "N",
      defaultValue = "1",
      description = "How many processes (default: ${DEFAULT-VALUE}).")
  private String count;

  @Option(
      names = "--cpus",
      paramLabel = "N",
      defaultValue = "4",
      description = "The machine's CPUs (default: ${DEFAULT-VALUE}).")
  private String cpus;

  @Option(
      names = "--ram",
      paramLabel = "SIZE",
      description = "The machine's memory (default: enough, a power of two from 1 GiB on).")
  private @Nullable String ram;

  long privateBytes() {
    return pages("--private", privateBytes, MOST_BYTES);
  }

  long workingSetBytes() {
    return pages("--working-set", workingSet, MachineConfig.MAXIMUM_RAM);
  }

  int count() {
    return OptionValue.read("--count", count, node -> node.integer(1, MOST_PROCESSES));
  }

  int cpus() {
    return OptionValue.read("--cpus", cpus, node -> node.integer(1, MachineConfig.MAXIMUM_CPUS));
  }

  /** In bytes; 0 where the user leaves it open. */
  long ramBytes() {
    return ram == null ? 0 : pages("--ram", ram, MachineConfig.MAXIMUM_RAM);
  }

  private static long pages(String option, String text, long most) {
    long bytes = OptionValue.read(option, text, node -> node.bytes(AddressLayout.PAGE_SIZE, most));
    if (bytes % AddressLayout.PAGE_SIZE != 0) {
      throw new UserMistake("%s is %s, which is not a multiple of 4 KiB".formatted(option, text));
    }
    return bytes;
  }
}
