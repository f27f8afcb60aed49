package org.faultline.workload.program;

import java.util.Arrays;
import org.faultline.memory.address.SystemCallKind;
import org.faultline.memory.address.Win32Error;
import org.faultline.workload.binding.ConfigNode;
import org.faultline.workload.binding.Fields;
import org.jspecify.annotations.Nullable;

/**
 * Calls ReadFile and checks what it reads.
 *
 * @param of the name of the file's handle
 * @param offsetBytes of the first byte in the file
 * @param length how many bytes, 1 to {@link Bytes#MOST}
 * @param expected what must be read; absent for anything
 * @param expect the error that it must end with, or {@code ERROR_SUCCESS}
 */
public record ReadFile(
    String of, long offsetBytes, int length, @Nullable Bytes expected, Win32Error expect)
    implements SectionStep {
  @Override
  public StepRun start(ProgramContext context) {
    return Handles.start(
        SystemCallKind.READ_FILE.callName(),
        of,
        context,
        handle ->
            new CallRun(new SystemCall.ReadFile(handle, offsetBytes, length), expect, this::check));
  }

  private Demand check(ProgramContext context) {
    byte[] found = context.lastResult().found(CallInformation.BytesRead.class).bytes();
    return expected == null || Arrays.equals(found, expected.copy())
        ? Demand.Done.DONE
        : new Demand.Fail(
            "ReadFile found %s, but %s was expected".formatted(Bytes.format(found), expected));
  }

  /**
   * Reads {@code ReadFile { of, offset, expect, width }} or {@code { of, offset, length, expect }};
   * {@code expect} is a whole number of {@code width} bytes, {@code text(...)}, {@code hex(...)} or
   * an error.
   */
  public static final class Kind implements StepKind {
    @Override
    public String name() {
      return SystemCallKind.READ_FILE.callName();
    }

    @Override
    public @Nullable Step parse(ConfigNode value, ProgramParser parser) {
      return value.object(Kind::read);
    }

    private static @Nullable ReadFile read(Fields fields) {
      String of = fields.required("of").name();
      long offset = fields.optional("offset").map(ConfigNode::address).orElse(0L);
      int width = fields.optional("width").map(Bytes::width).orElse(4);
      int length = fields.optional("length").map(n -> n.integer(1, Bytes.MOST)).orElse(width);
      ConfigNode expect = fields.optional("expect").orElse(null);
      if (expect == null || expect.text().startsWith("ERROR")) {
        return new ReadFile(of, offset, length, null, Expected.error(fields));
      }
      Bytes bytes = Bytes.parse(expect, fields);
      if (bytes == null) {
        return null;
      }
      boolean given = fields.optional("length").isPresent();
      int asked = given ? length : bytes.length();
      if (bytes.length() > asked) {
        expect.wrong("has " + bytes.length() + " bytes, but length = " + length);
      }
      return new ReadFile(of, offset, asked, bytes, Win32Error.ERROR_SUCCESS);
    }
  }
}
