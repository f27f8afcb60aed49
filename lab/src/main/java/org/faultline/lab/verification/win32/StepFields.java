package org.faultline.lab.verification.win32;

import org.jspecify.annotations.Nullable;

/** The arguments of a step, with names as its process has them. */
record StepFields(VectorFields fields, CaseProcess process, BoundNames names) {

  Address address() {
    return fields.address("address", names.addresses(process));
  }

  /** A handle; null is none. */
  HandleExpression handle(String key) {
    return fields.isNull(key)
        ? HandleExpression.NONE
        : fields.read(key, text -> HandleExpression.parse(text, names.handles(process)));
  }

  long number(String key) {
    return fields.number(key);
  }

  int flags(String key, Flags constants) {
    return fields.flags(key, constants);
  }

  String text(String key) {
    return fields.text(key);
  }

  @Nullable String textOrNone(String key) {
    return fields.has(key) ? fields.text(key) : null;
  }

  /** How many bytes one access has. */
  int width() {
    long width = fields.number("width");
    if (width != 1 && width != 2 && width != 4 && width != 8) {
      throw fields.wrong("'width' is " + width + ", but must be 1, 2, 4 or 8");
    }
    return (int) width;
  }
}
