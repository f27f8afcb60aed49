package org.faultline.lab.cli;

import org.faultline.lab.results.output.ExitCode;
import picocli.CommandLine.Command;

/** {@code faultline verify}: the proofs that any user can rerun. */
@Command(
    name = "verify",
    description = "Checks Faultline against independent answers.",
    subcommands = {TheoryCommand.class, VerifyPoliciesCommand.class, Win32Command.class},
    footerHeading = "%nExamples:%n",
    footer = {
      "  faultline verify theory",
      "  faultline verify policies",
      "  faultline verify win32"
    })
public final class VerifyCommand extends ConsoleCommand {
  /** Without a proof's name, says which there are. */
  @Override
  ExitCode perform() {
    return usage();
  }
}
