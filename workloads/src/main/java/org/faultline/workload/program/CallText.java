package org.faultline.workload.program;

import java.util.Locale;
import java.util.StringJoiner;
import org.faultline.workload.program.SystemCall.PrefetchVirtualMemory;
import org.faultline.workload.program.SystemCall.ReserveForRecording;
import org.faultline.workload.program.SystemCall.VirtualAlloc;
import org.faultline.workload.program.SystemCall.VirtualFree;
import org.faultline.workload.program.SystemCall.VirtualLock;
import org.faultline.workload.program.SystemCall.VirtualProtect;
import org.faultline.workload.program.SystemCall.VirtualQuery;
import org.faultline.workload.program.SystemCall.VirtualUnlock;
import org.jspecify.annotations.Nullable;

/** Calls with their arguments, as a user would write them. */
final class CallText {
  private CallText() {}

  /** The call. */
  static String of(SystemCall call) {
    if (call instanceof ReserveForRecording c) {
      return of(new VirtualAlloc(0, c.size(), c.type(), c.protect()));
    }
    String arguments = arguments(call);
    String name = call.kind().callName();
    return arguments == null ? name : name + "(" + arguments + ")";
  }

  /** The arguments; absent if the name alone says enough. */
  private static @Nullable String arguments(SystemCall call) {
    if (call instanceof VirtualAlloc c) {
      return joined(
          range(c.address(), c.size()),
          Win32Flags.ALLOCATION.format(c.type()),
          Win32Flags.PROTECTION.format(c.protect()));
    } else if (call instanceof VirtualFree c) {
      return joined(range(c.address(), c.size()), Win32Flags.FREE.format(c.type()));
    } else if (call instanceof VirtualProtect c) {
      return joined(range(c.address(), c.size()), Win32Flags.PROTECTION.format(c.protect()));
    } else if (call instanceof VirtualLock c) {
      return range(c.address(), c.size());
    } else if (call instanceof VirtualUnlock c) {
      return range(c.address(), c.size());
    } else if (call instanceof PrefetchVirtualMemory c) {
      return range(c.address(), c.size());
    } else if (call instanceof VirtualQuery c) {
      return hexadecimal(c.address());
    }
    return view(call);
  }

  private static @Nullable String view(SystemCall call) {
    if (call instanceof SystemCall.CreateFileMapping c) {
      return joined(
          c.file() == 0 ? "INVALID_HANDLE_VALUE" : hexadecimal(c.file()),
          Win32Flags.SECTION.format(c.protect()),
          bytes(c.size()),
          c.name());
    } else if (call instanceof SystemCall.OpenFileMapping c) {
      return joined(Win32Flags.VIEW_ACCESS.format(c.access()), c.name());
    } else if (call instanceof SystemCall.MapViewOfFile c) {
      return joined(
          hexadecimal(c.handle()),
          Win32Flags.VIEW_ACCESS.format(c.access()),
          bytes(c.offset()),
          bytes(c.size()),
          c.address() == 0 ? null : hexadecimal(c.address()));
    } else if (call instanceof SystemCall.MapViewOfFile3 c) {
      return joined(
          hexadecimal(c.handle()),
          pointer(c.address()),
          bytes(c.offset()),
          bytes(c.size()),
          Win32Flags.ALLOCATION_2.format(c.type()),
          Win32Flags.PROTECTION.format(c.protect()));
    } else if (call instanceof SystemCall.UnmapViewOfFile c) {
      return hexadecimal(c.address());
    } else if (call instanceof SystemCall.UnmapViewOfFileEx c) {
      return joined(hexadecimal(c.address()), Win32Flags.UNMAP.format(c.flags()));
    } else if (call instanceof SystemCall.FlushViewOfFile c) {
      return range(c.address(), c.size());
    } else if (call instanceof SystemCall.VirtualAlloc2 c) {
      return joined(
          range(c.address(), c.size()),
          Win32Flags.ALLOCATION_2.format(c.type()),
          Win32Flags.PROTECTION.format(c.protect()));
    } else if (call instanceof SystemCall.QueryWorkingSetEx c) {
      return hexadecimal(c.address());
    } else if (call instanceof SystemCall.LoadLibrary c) {
      return c.name();
    } else if (call instanceof SystemCall.FreeLibrary c) {
      return c.name();
    }
    return file(call);
  }

  private static @Nullable String file(SystemCall call) {
    if (call instanceof SystemCall.CreateFile c) {
      return joined(c.name(), Win32Flags.FILE_ACCESS.format(c.access()));
    } else if (call instanceof SystemCall.DeleteFile c) {
      return c.name();
    } else if (call instanceof SystemCall.ReadFile c) {
      return joined(hexadecimal(c.handle()), bytes(c.offset()), bytes(c.bytes()));
    } else if (call instanceof SystemCall.WriteFile c) {
      return joined(hexadecimal(c.handle()), bytes(c.offset()), bytes(c.bytes().length));
    } else if (call instanceof SystemCall.SetEndOfFile c) {
      return joined(hexadecimal(c.handle()), bytes(c.size()));
    } else if (call instanceof SystemCall.GetFileSize c) {
      return hexadecimal(c.handle());
    } else if (call instanceof SystemCall.CloseHandle c) {
      return hexadecimal(c.handle());
    }
    return null;
  }

  private static String joined(@Nullable String... arguments) {
    StringJoiner all = new StringJoiner(", ");
    for (String argument : arguments) {
      if (argument != null) {
        all.add(argument);
      }
    }
    return all.toString();
  }

  private static String range(long address, long size) {
    return joined(pointer(address), bytes(size));
  }

  private static String pointer(long address) {
    return address == 0 ? "NULL" : hexadecimal(address);
  }

  private static String hexadecimal(long value) {
    return "0x%x".formatted(value);
  }

  private static String bytes(long bytes) {
    return String.format(Locale.ROOT, "%,d B", bytes);
  }
}
