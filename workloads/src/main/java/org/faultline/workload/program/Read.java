package org.faultline.workload.program;

import org.faultline.memory.address.Access;
import org.faultline.memory.address.Win32Exception;
import org.faultline.workload.binding.ConfigNode;
import org.faultline.workload.binding.Fields;
import org.jspecify.annotations.Nullable;

/**
 * Reads bytes and checks them.
 *
 * @param at the first byte's place; its size does not count
 * @param length how many bytes, 1 to {@link Bytes#MOST}
 * @param expected what must be found, {@code length} bytes; absent for anything
 * @param exception the exception that it must raise, if any
 */
public record Read(
    Place at, int length, @Nullable Bytes expected, @Nullable Win32Exception exception)
    implements Step {
  @Override
  public StepRun start(ProgramContext context) {
    return CallRun.start(
        "Read",
        at,
        context,
        range -> {
          var demand = new Demand.Data(range.address(), new byte[length], Access.READ);
          return new DataRun(demand, expected == null ? null : expected.copy(), exception);
        });
  }

  /**
   * Reads {@code Read { in, offset, expect, width }}, {@code { in, offset, length, expect }} or
   * {@code { in, pattern = stamp }}; {@code expect} is a whole number of {@code width} bytes,
   * {@code text(...)}, {@code hex(...)} or an exception.
   */
  public static final class Kind implements StepKind {
    @Override
    public String name() {
      return "Read";
    }

    @Override
    public @Nullable Step parse(ConfigNode value, ProgramParser parser) {
      return value.object(
          fields -> {
            Step stamp = Stamps.parse(fields, Access.READ);
            return stamp != null ? stamp : read(fields);
          });
    }

    private static @Nullable Read read(Fields fields) {
      Place at = Place.parse(fields, null);
      int width = fields.optional("width").map(Bytes::width).orElse(4);
      int length = fields.optional("length").map(n -> n.integer(1, Bytes.MOST)).orElse(width);
      ConfigNode expect = fields.optional("expect").orElse(null);
      if (expect == null) {
        return new Read(at, length, null, null);
      }
      Win32Exception exception = isException(expect) ? expect.oneOf(Expected.EXCEPTIONS) : null;
      if (exception != null) {
        return new Read(at, length, null, exception);
      }
      Bytes bytes = Bytes.parse(expect, fields);
      if (bytes != null && fields.optional("length").isPresent() && bytes.length() != length) {
        expect.wrong("has " + bytes.length() + " bytes, but length = " + length);
      }
      return bytes == null ? null : new Read(at, bytes.length(), bytes, null);
    }

    private static boolean isException(ConfigNode expect) {
      return !expect.startsWithNumber() && expect.text().matches("(EXCEPTION|STATUS).*");
    }
  }
}
