package org.faultline.workload.program;

import org.faultline.memory.address.AddressLayout;
import org.faultline.workload.binding.ConfigNode;
import org.jspecify.annotations.Nullable;

/**
 * Reads from or writes to a file on one of the machine's devices: the process leaves its CPU, waits
 * in the device's queue and is ready again when its transfer has ended. No page of memory is
 * involved, since there is no file cache.
 *
 * @param device its name in {@code machine.devices}
 * @param size how much, drawn from the stream {@code sizes}; rounded up to pages, at least one
 */
public record FileIo(String device, Size size, boolean write) implements Step {
  @Override
  public StepRun start(ProgramContext context) {
    return new OnceRun(
        drawing -> {
          long bytes = Math.max(1, size.nextBytes(drawing.random("sizes")));
          long pages = Math.min(MOST_PAGES, (bytes - 1 >>> AddressLayout.PAGE_SHIFT) + 1);
          return new Demand.FileTransfer(device, (int) pages, write);
        });
  }

  /** The most pages of one transfer: 4 GiB. */
  private static final long MOST_PAGES = 1 << 20;

  /** What is done to the file. */
  private enum Direction {
    READ,
    WRITE
  }

  /** Reads {@code FileIo { device, size, access }}. */
  public static final class Kind implements StepKind {
    @Override
    public String name() {
      return "FileIo";
    }

    @Override
    public @Nullable Step parse(ConfigNode value, ProgramParser parser) {
      return value.object(
          fields ->
              new FileIo(
                  parser.device(fields.required("device")),
                  Sizes.parse(fields.required("size")),
                  fields.required("access").oneOf(Direction.class) == Direction.WRITE));
    }
  }
}
