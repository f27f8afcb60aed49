package org.faultline.lab.verification.theory;

import org.faultline.lab.results.theory.FiveMinuteRule;

/** A36: what memory is worth. */
final class StorageRules {
  private StorageRules() {}

  static Proof fiveMinutes() {
    return Proof.of(
        "A36",
        "Five-minute rule",
        "Gray, Graefe 1997",
        (results, machine, effort) ->
            results.near(
                "seconds, 8 KiB pages, 64 accesses/s, 2,000 $ a disk, 15 $ a megabyte",
                266.7,
                FiveMinuteRule.breakEvenSeconds(128, 64, 2000, 15),
                0.05));
  }
}
