package org.faultline.workload.program;

import java.util.Locale;
import org.faultline.memory.address.MemoryBasicInformation;
import org.faultline.memory.address.SystemCallKind;
import org.faultline.memory.address.Win32Error;
import org.faultline.workload.binding.ConfigNode;
import org.jspecify.annotations.Nullable;

/**
 * Calls VirtualQuery and checks what it finds.
 *
 * @param in the address to ask about
 * @param state {@link Win32Flags#STATE} that it must have; absent for any
 * @param protect {@link Win32Flags#PROTECTION} that it must have; absent for any
 * @param regionBytes how many bytes must be alike; absent for any number
 * @param expect the error that it must end with, or {@code ERROR_SUCCESS}
 */
public record VirtualQuery(
    Place in,
    @Nullable Integer state,
    @Nullable Integer protect,
    @Nullable Long regionBytes,
    Win32Error expect)
    implements Step {
  @Override
  public StepRun start(ProgramContext context) {
    return CallRun.start(
        SystemCallKind.VIRTUAL_QUERY.callName(),
        in,
        context,
        range -> new CallRun(new SystemCall.VirtualQuery(range.address()), expect, this::check));
  }

  private Demand check(ProgramContext context) {
    MemoryBasicInformation found = context.lastResult().found(CallInformation.Run.class).basic();
    if (state != null && found.state() != state) {
      return complain("state", Win32Flags.STATE, found.state(), state);
    }
    if (protect != null && found.protect() != protect) {
      return complain("protect", Win32Flags.PROTECTION, found.protect(), protect);
    }
    if (regionBytes != null && found.regionSize() != regionBytes) {
      return complain("region", bytes(found.regionSize()), bytes(regionBytes));
    }
    return Demand.Done.DONE;
  }

  private static Demand complain(String what, Win32Flags flags, int found, int expected) {
    return complain(what, flags.format(found), flags.format(expected));
  }

  private static Demand complain(String what, String found, String expected) {
    return new Demand.Fail(
        "VirtualQuery found %s = %s, but %s was expected".formatted(what, found, expected));
  }

  private static String bytes(long bytes) {
    return String.format(Locale.ROOT, "%,d B", bytes);
  }

  /** Reads {@code VirtualQuery { in, offset, state, protect, region, expect }}. */
  public static final class Kind implements StepKind {
    @Override
    public String name() {
      return SystemCallKind.VIRTUAL_QUERY.callName();
    }

    @Override
    public @Nullable Step parse(ConfigNode value, ProgramParser parser) {
      return value.object(
          fields ->
              new VirtualQuery(
                  Place.parse(fields, null),
                  fields.optional("state").map(n -> n.flags(Win32Flags.STATE.bits())).orElse(null),
                  fields
                      .optional("protect")
                      .map(n -> n.flags(Win32Flags.PROTECTION.bits()))
                      .orElse(null),
                  Expected.bytes(fields, "region"),
                  Expected.error(fields)));
    }
  }
}
