package org.faultline.workload.program;

import org.faultline.memory.address.Access;
import org.faultline.workload.binding.Expressions;
import org.faultline.workload.binding.Fields;
import org.jspecify.annotations.Nullable;

/** Reads the {@code pattern} of a Read or Write. */
final class Stamps {
  private static final Expressions<Long> SALTS =
      new Expressions<Long>("pattern")
          .with("stamp", a -> 0L)
          .with("stamp(salt)", a -> a.get(0).whole(Long.MIN_VALUE, Long.MAX_VALUE));

  private Stamps() {}

  /** A stamp, if there is a key {@code pattern}. */
  static @Nullable Step parse(Fields fields, Access access) {
    Long salt = fields.optional("pattern").map(node -> node.expression(SALTS)).orElse(null);
    return salt == null ? null : new Stamp(Place.parse(fields), access, salt);
  }
}
