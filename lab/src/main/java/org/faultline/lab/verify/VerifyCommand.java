package org.faultline.lab.verify;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code faultline verify}: proofs that anybody can rerun. */
@Command(
    name = "verify",
    description = "Holds Faultline against independent results.",
    subcommands = {VerifyPoliciesCommand.class},
    footerHeading = "%nExample:%n",
    footer = "  faultline verify policies")
public final class VerifyCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
