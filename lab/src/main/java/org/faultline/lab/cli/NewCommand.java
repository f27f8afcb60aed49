package org.faultline.lab.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code faultline new}: writes workloads. */
@Command(
    name = "new",
    description = "Writes a commented workload that runs at once.",
    subcommands = {NewServiceCommand.class, NewBatchCommand.class},
    footerHeading = "%nExamples:%n",
    footer = {
      "  faultline new service --private 2GiB --working-set 600MiB --requests 25/s --count 4",
      "  faultline new batch --private 1GiB --working-set 200MiB --job 2s -o nightly.conf"
    })
final class NewCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "say what to write: faultline new service or faultline new batch");
  }
}
