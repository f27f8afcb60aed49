package org.faultline.lab.cli.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.faultline.lab.results.output.UserMistake;
import org.faultline.memory.address.SystemCallKind;
import org.faultline.workload.program.SystemCall;

/** The calls that can be typed, with their parameters in Win32's order. */
enum Win32Call {
  VIRTUAL_ALLOC(
      SystemCallKind.VIRTUAL_ALLOC,
      "(address, size, type, protect)",
      "reserves or commits pages",
      a ->
          new SystemCall.VirtualAlloc(
              a.address(),
              a.number(),
              a.flags(CallConstants.ALLOCATION),
              a.flags(CallConstants.PROTECTION))),
  VIRTUAL_FREE(
      SystemCallKind.VIRTUAL_FREE,
      "(address, size, type)",
      "decommits or releases pages",
      a -> new SystemCall.VirtualFree(a.address(), a.number(), a.flags(CallConstants.FREE))),
  VIRTUAL_PROTECT(
      SystemCallKind.VIRTUAL_PROTECT,
      "(address, size, protect [, NULL])",
      "changes the protection; fails if NULL is given for the old one",
      a ->
          new SystemCall.VirtualProtect(
              a.address(), a.number(), a.flags(CallConstants.PROTECTION), !a.isNull())),
  VIRTUAL_QUERY(
      SystemCallKind.VIRTUAL_QUERY,
      "(address)",
      "describes the run of pages with the same state",
      a -> new SystemCall.VirtualQuery(a.address())),
  VIRTUAL_LOCK(
      SystemCallKind.VIRTUAL_LOCK,
      "(address, size)",
      "makes pages resident and keeps them so",
      a -> new SystemCall.VirtualLock(a.address(), a.number())),
  VIRTUAL_UNLOCK(
      SystemCallKind.VIRTUAL_UNLOCK,
      "(address, size)",
      "unlocks pages; pages that are not locked leave the working set",
      a -> new SystemCall.VirtualUnlock(a.address(), a.number())),
  GET_WRITE_WATCH(
      SystemCallKind.GET_WRITE_WATCH,
      "(flags, address, size [, count])",
      "lists the pages that were written; 1 or WRITE_WATCH_FLAG_RESET resets them",
      a -> {
        int flags = a.flags(CallConstants.WATCH);
        return new SystemCall.GetWriteWatch(a.address(), a.number(), a.numberOr(1 << 20), flags);
      }),
  RESET_WRITE_WATCH(
      SystemCallKind.RESET_WRITE_WATCH,
      "(address, size)",
      "forgets which pages were written",
      a -> new SystemCall.ResetWriteWatch(a.address(), a.number())),
  SET_PROCESS_WORKING_SET_SIZE(
      SystemCallKind.SET_PROCESS_WORKING_SET_SIZE,
      "(minimum, maximum)",
      "sets the limits of the working set; -1, -1 empties it",
      a -> new SystemCall.SetProcessWorkingSetSize(a.number(), a.number())),
  EMPTY_WORKING_SET(
      SystemCallKind.EMPTY_WORKING_SET,
      "()",
      "removes all pages from the working set but those that are locked",
      a -> new SystemCall.EmptyWorkingSet()),
  QUERY_WORKING_SET(
      SystemCallKind.QUERY_WORKING_SET,
      "()",
      "lists the resident pages",
      a -> new SystemCall.QueryWorkingSet()),
  GLOBAL_MEMORY_STATUS_EX(
      SystemCallKind.GLOBAL_MEMORY_STATUS_EX,
      "()",
      "describes the machine's memory",
      a -> new SystemCall.GlobalMemoryStatusEx()),
  GET_PROCESS_MEMORY_INFO(
      SystemCallKind.GET_PROCESS_MEMORY_INFO,
      "()",
      "shows what the process uses",
      a -> new SystemCall.GetProcessMemoryInfo()),
  CREATE_STACK(
      SystemCallKind.CREATE_STACK,
      "(reserve, commit)",
      "makes a thread's stack, which grows by its guard page",
      a -> new SystemCall.CreateStack(a.number(), a.number())),
  CREATE_FILE(
      SystemCallKind.CREATE_FILE,
      "(name, access, inherit, disposition)",
      "opens or creates a file",
      a -> {
        String name = a.text();
        int access = a.flags(CallConstants.FILE);
        boolean inherit = a.isTrue();
        return new SystemCall.CreateFile(name, access, a.flags(CallConstants.DISPOSITION), inherit);
      }),
  DELETE_FILE(
      SystemCallKind.DELETE_FILE,
      "(name)",
      "deletes a file",
      a -> new SystemCall.DeleteFile(a.text())),
  READ_FILE(
      SystemCallKind.READ_FILE,
      "(file, size, offset)",
      "reads bytes of a file",
      a -> {
        long file = a.handle();
        int bytes = a.bytes();
        return new SystemCall.ReadFile(file, a.number(), bytes);
      }),
  WRITE_FILE(
      SystemCallKind.WRITE_FILE,
      "(file, value, size, offset)",
      "writes a number of 1 to 8 bytes to a file",
      a -> {
        long file = a.handle();
        byte[] bytes = a.bytesOfNumber();
        return new SystemCall.WriteFile(file, a.number(), bytes);
      }),
  SET_END_OF_FILE(
      SystemCallKind.SET_END_OF_FILE,
      "(file, size)",
      "makes a file longer or shorter",
      a -> new SystemCall.SetEndOfFile(a.handle(), a.number())),
  GET_FILE_SIZE(
      SystemCallKind.GET_FILE_SIZE,
      "(file)",
      "shows how long a file is",
      a -> new SystemCall.GetFileSize(a.handle())),
  CREATE_FILE_MAPPING(
      SystemCallKind.CREATE_FILE_MAPPING,
      "(file, inherit, protect, size [, name])",
      "makes a section, of the pagefile with INVALID_HANDLE_VALUE",
      a -> {
        long file = a.handle();
        boolean inherit = a.isTrue();
        int protect = a.flags(CallConstants.SECTION);
        return new SystemCall.CreateFileMapping(file, protect, a.number(), a.textOrNull(), inherit);
      }),
  OPEN_FILE_MAPPING(
      SystemCallKind.OPEN_FILE_MAPPING,
      "(access, inherit, name)",
      "opens the section of that name",
      a -> {
        int access = a.flags(CallConstants.VIEW);
        boolean inherit = a.isTrue();
        return new SystemCall.OpenFileMapping(access, a.text(), inherit);
      }),
  MAP_VIEW_OF_FILE(
      SystemCallKind.MAP_VIEW_OF_FILE,
      "(section, access, offset, size [, address])",
      "maps a view of a section; size 0 is all to its end",
      a ->
          new SystemCall.MapViewOfFile(
              a.handle(), a.flags(CallConstants.VIEW), a.number(), a.number(), a.addressOrNull())),
  UNMAP_VIEW_OF_FILE(
      SystemCallKind.UNMAP_VIEW_OF_FILE,
      "(address)",
      "unmaps the view in which the address is",
      a -> new SystemCall.UnmapViewOfFile(a.address())),
  FLUSH_VIEW_OF_FILE(
      SystemCallKind.FLUSH_VIEW_OF_FILE,
      "(address, size)",
      "writes what was changed to the file; size 0 is all to the end",
      a -> new SystemCall.FlushViewOfFile(a.address(), a.number())),
  CLOSE_HANDLE(
      SystemCallKind.CLOSE_HANDLE,
      "(handle)",
      "closes a handle of a file or a section",
      a -> new SystemCall.CloseHandle(a.handle())),
  DUPLICATE_HANDLE(
      SystemCallKind.DUPLICATE_HANDLE,
      "(handle, process, access, inherit, options)",
      "gives a process a handle for the same; the name is its own",
      a -> a.duplicate()),
  VIRTUAL_ALLOC_2(
      SystemCallKind.VIRTUAL_ALLOC_2,
      "(address, size, type, protect)",
      "as VirtualAlloc, with placeholders",
      a ->
          new SystemCall.VirtualAlloc2(
              a.address(),
              a.number(),
              a.flags(CallConstants.ALLOCATION_2),
              a.flags(CallConstants.PROTECTION))),
  MAP_VIEW_OF_FILE_3(
      SystemCallKind.MAP_VIEW_OF_FILE_3,
      "(section, address, offset, size, type, protect)",
      "maps a view, in place of a placeholder too",
      a ->
          new SystemCall.MapViewOfFile3(
              a.handle(),
              a.address(),
              a.number(),
              a.number(),
              a.flags(CallConstants.ALLOCATION_2),
              a.flags(CallConstants.PROTECTION))),
  UNMAP_VIEW_OF_FILE_EX(
      SystemCallKind.UNMAP_VIEW_OF_FILE_EX,
      "(address, flags)",
      "unmaps a view, and can give the placeholder back",
      a -> new SystemCall.UnmapViewOfFileEx(a.address(), a.flags(CallConstants.UNMAP))),
  QUERY_WORKING_SET_EX(
      SystemCallKind.QUERY_WORKING_SET_EX,
      "(address)",
      "says whether a page is resident, and shared",
      a -> new SystemCall.QueryWorkingSetEx(a.address()));

  private final SystemCallKind kind;
  private final String parameters;
  private final String summary;
  private final Maker maker;

  /** Makes the call of its arguments, which it takes in order. */
  @FunctionalInterface
  private interface Maker {
    SystemCall make(CallArguments arguments);
  }

  Win32Call(SystemCallKind kind, String parameters, String summary, Maker maker) {
    this.kind = kind;
    this.parameters = parameters;
    this.summary = summary;
    this.maker = maker;
  }

  /** The calls by name. */
  static Map<String, Win32Call> byName() {
    Map<String, Win32Call> calls = new LinkedHashMap<>();
    for (Win32Call call : values()) {
      calls.put(call.callName(), call);
    }
    return calls;
  }

  /** What is typed. */
  String callName() {
    return kind.callName();
  }

  String usage() {
    return callName() + parameters;
  }

  String summary() {
    return summary;
  }

  /**
   * The call with these arguments.
   *
   * @param processes the id of the process that has a name
   * @throws UserMistake where they are not its arguments
   */
  SystemCall make(List<String> arguments, ShellWords words, ToIntFunction<String> processes) {
    CallArguments read = new CallArguments(this, arguments, words, processes);
    SystemCall call = maker.make(read);
    read.complete();
    return call;
  }
}
