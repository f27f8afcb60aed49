package org.faultline.lab.cli;

import java.util.List;

/** The replacement policies that are installed, for a program. */
record PoliciesDocument(String schema, List<Policy> policies) {
  static final String SCHEMA = "faultline-policies/1";

  /** One policy: where it may be used, what it must know of references, and who described it. */
  record Policy(
      String name, String scope, String needs, String source, List<Parameter> parameters) {}

  /**
   * A number that tunes a policy.
   *
   * @param value the default
   */
  record Parameter(String name, String meaning, double value, double least, double most) {}
}
