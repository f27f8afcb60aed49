package org.faultline.workload.program;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Locale;
import org.faultline.memory.address.Access;
import org.faultline.memory.address.AddressLayout;
import org.jspecify.annotations.Nullable;

/**
 * Fills whole pages with bytes that tell which process, page and position they belong to, or
 * compares pages with them; so what was written can be checked after it has been paged out and in.
 *
 * <p>The eight bytes at each multiple of eight are a mix (Steele, Lea and Flood, "Fast splittable
 * pseudorandom number generators", OOPSLA 2014) of the process's index, the virtual page number,
 * the position and the salt, the lowest byte first.
 *
 * @param in the pages that hold at least one byte of the place are meant
 * @param access {@code WRITE} to fill, {@code READ} to compare
 * @param salt makes other bytes
 */
public record Stamp(Place in, Access access, long salt) implements Step {
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  @Override
  public StepRun start(ProgramContext context) {
    ProgramContext.Range range;
    try {
      range = in.resolveInside(context);
    } catch (IllegalArgumentException e) {
      return StepRun.fail((access == Access.WRITE ? "Write: " : "Read: ") + e.getMessage());
    }
    long first = range.address() >>> AddressLayout.PAGE_SHIFT;
    long last = range.address() + range.size() - 1 >>> AddressLayout.PAGE_SHIFT;
    return new Run(first, last);
  }

  /** The bytes of one page. */
  void fill(byte[] page, long pageNumber, int processIndex) {
    long state = mix(mix(salt + GOLDEN * processIndex) + GOLDEN * pageNumber);
    for (int i = 0; i < page.length; i += Long.BYTES) {
      state += GOLDEN;
      WORDS.set(page, i, mix(state));
    }
  }

  private static long mix(long value) {
    long z = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }

  private final class Run implements StepRun {
    private final byte[] page = new byte[AddressLayout.PAGE_SIZE];
    private final byte[] stamp = new byte[access == Access.READ ? AddressLayout.PAGE_SIZE : 0];
    private final long last;
    private long next;
    private Demand.@Nullable Data made;

    Run(long first, long last) {
      this.next = first;
      this.last = last;
    }

    @Override
    public Demand next(ProgramContext context) {
      if (made != null) {
        Demand.Fail failure = check(made, context);
        if (failure != null) {
          return failure;
        }
      }
      if (next > last) {
        return Demand.Done.DONE;
      }
      if (access == Access.WRITE) {
        fill(page, next, context.index());
      }
      made = new Demand.Data(next << AddressLayout.PAGE_SHIFT, page, access);
      next++;
      return made;
    }

    private Demand.@Nullable Fail check(Demand.Data ended, ProgramContext context) {
      CallResult.Fault raised = context.lastResult().fault();
      if (raised != null) {
        return new Demand.Fail(DataRun.describe(ended) + " raised " + raised.exception());
      }
      if (access == Access.READ) {
        fill(stamp, next - 1, context.index());
        int at = Arrays.mismatch(page, stamp);
        if (at >= 0) {
          return new Demand.Fail(
              String.format(
                  Locale.ROOT,
                  "%s found 0x%02x at byte %d, but the stamp has 0x%02x there",
                  DataRun.describe(ended),
                  page[at],
                  at,
                  stamp[at]));
        }
      }
      return null;
    }
  }
}
