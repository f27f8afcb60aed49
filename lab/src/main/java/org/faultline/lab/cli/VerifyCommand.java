package org.faultline.lab.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code faultline verify}: the proofs that any user can rerun. */
@Command(
    name = "verify",
    description = "Checks Faultline against answers that are not its own.",
    subcommands = {TheoryCommand.class, VerifyPoliciesCommand.class, Win32Command.class},
    footerHeading = "%nExamples:%n",
    footer = {
      "  faultline verify theory",
      "  faultline verify policies",
      "  faultline verify win32"
    })
public final class VerifyCommand implements Runnable {
  @Spec private CommandSpec spec;

  /** Without a proof's name, says which there are. */
  @Override
  public void run() {
    CommandLine line = spec.commandLine();
    line.usage(line.getOut());
  }
}
