package org.faultline.lab.verification.win32;

import static org.faultline.lab.verification.win32.ConformanceFormat.V1;
import static org.faultline.lab.verification.win32.ConformanceFormat.V2;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.lab.verification.win32.Binding.Kind;
import org.faultline.workload.binding.Nearest;
import org.jspecify.annotations.Nullable;

/** What a step can do: its name, how it is read, what it returns, and which answers it can have. */
enum StepCall {
  VIRTUAL_ALLOC("VirtualAlloc", MemoryCalls::alloc, Kind.ADDRESS, Answers.ADDRESS),
  VIRTUAL_FREE("VirtualFree", MemoryCalls::free, Answers.RESULT),
  VIRTUAL_PROTECT("VirtualProtect", MemoryCalls::protect, Answers.with("oldProtect")),
  VIRTUAL_QUERY("VirtualQuery", MemoryCalls::query, Answers.RUN),
  VIRTUAL_LOCK("VirtualLock", MemoryCalls::lock, Answers.RESULT),
  VIRTUAL_UNLOCK("VirtualUnlock", MemoryCalls::unlock, Answers.RESULT),
  GET_WRITE_WATCH("GetWriteWatch", MemoryCalls::writeWatch, Answers.with("pages", "granularity")),
  RESET_WRITE_WATCH("ResetWriteWatch", MemoryCalls::resetWriteWatch, Answers.RESULT),
  READ("Read", MemoryCalls::read, Answers.LOAD),
  WRITE("Write", MemoryCalls::write, Answers.ACCESS),
  EXECUTE("Execute", MemoryCalls::execute, Answers.ACCESS),
  CREATE_FILE(V2, "CreateFile", FileCalls::create, Kind.HANDLE, Answers.RESULT),
  READ_FILE(V2, "ReadFile", FileCalls::read, null, Answers.with("value", "read")),
  WRITE_FILE(V2, "WriteFile", FileCalls::write, null, Answers.RESULT),
  SET_END_OF_FILE(V2, "SetEndOfFile", FileCalls::setEnd, null, Answers.RESULT),
  GET_FILE_SIZE(V2, "GetFileSize", FileCalls::size, null, Answers.with("size")),
  CREATE_FILE_MAPPING(
      V2, "CreateFileMapping", SectionCalls::create, Kind.HANDLE, Answers.with("existed")),
  OPEN_FILE_MAPPING(V2, "OpenFileMapping", SectionCalls::open, Kind.HANDLE, Answers.RESULT),
  MAP_VIEW_OF_FILE(V2, "MapViewOfFile", SectionCalls::map, Kind.ADDRESS, Answers.ADDRESS),
  UNMAP_VIEW_OF_FILE(V2, "UnmapViewOfFile", SectionCalls::unmap, null, Answers.RESULT),
  FLUSH_VIEW_OF_FILE(V2, "FlushViewOfFile", SectionCalls::flush, null, Answers.RESULT),
  CLOSE_HANDLE(V2, "CloseHandle", SectionCalls::close, null, Answers.RESULT),
  DUPLICATE_HANDLE(
      V2, "DuplicateHandle", SectionCalls::duplicate, Kind.HANDLE_OF_OTHER, Answers.RESULT),
  QUERY_WORKING_SET_EX(
      V2,
      "QueryWorkingSetEx",
      SectionCalls::workingSet,
      null,
      Answers.with("valid", "shared", "shareCount")),
  VIRTUAL_ALLOC_2(V2, "VirtualAlloc2", SectionCalls::alloc2, Kind.ADDRESS, Answers.ADDRESS),
  MAP_VIEW_OF_FILE_3(V2, "MapViewOfFile3", SectionCalls::map3, Kind.ADDRESS, Answers.ADDRESS),
  UNMAP_VIEW_OF_FILE_EX(V2, "UnmapViewOfFileEx", SectionCalls::unmapEx, null, Answers.RESULT),
  EXIT_PROCESS(V2, "ExitProcess", ProcessCalls::exit, null, Answers.RESULT),
  CREATE_PROCESS(V2, "CreateProcess", ProcessCalls::child, null, Answers.RESULT);

  /** The fields that answers can have. */
  private static final class Answers {
    static final List<String> RESULT = List.of("ok", "error");
    static final List<String> ADDRESS = with("address", "aligned", "greaterThan");
    static final List<String> ACCESS = List.of("ok", "fault", "access", "address");
    static final List<String> LOAD = List.of("value", "ok", "fault", "access", "address");
    static final List<String> RUN =
        with(
            "state",
            "protect",
            "type",
            "baseAddress",
            "allocationBase",
            "allocationProtect",
            "regionSize");

    private Answers() {}

    static List<String> with(String... more) {
      return Stream.concat(RESULT.stream(), Stream.of(more)).toList();
    }
  }

  private final ConformanceFormat since;
  private final String callName;
  private final Function<StepFields, ConformanceCall> reader;
  // Absent for a call that returns neither an address nor a handle.
  private final @Nullable Kind binds;
  private final List<String> answers;

  StepCall(String callName, Function<StepFields, ConformanceCall> reader, List<String> answers) {
    this(callName, reader, null, answers);
  }

  StepCall(
      String callName,
      Function<StepFields, ConformanceCall> reader,
      @Nullable Kind binds,
      List<String> answers) {
    this(V1, callName, reader, binds, answers);
  }

  StepCall(
      ConformanceFormat since,
      String callName,
      Function<StepFields, ConformanceCall> reader,
      @Nullable Kind binds,
      List<String> answers) {
    this.since = since;
    this.callName = callName;
    this.reader = reader;
    this.binds = binds;
    this.answers = answers;
  }

  /**
   * The call of this name.
   *
   * @throws IllegalArgumentException where there is none; the message is a sentence
   */
  static StepCall named(String name) {
    return Stream.of(values())
        .filter(call -> call.callName.equals(name))
        .findFirst()
        .orElseThrow(
            () -> {
              List<String> known = Stream.of(values()).map(StepCall::callName).toList();
              return new IllegalArgumentException(
                  "unknown call '" + name + "'" + Nearest.hint(name, known));
            });
  }

  /** The names of those that a file of {@code format} can bind, joined. */
  static String binding(ConformanceFormat format) {
    return Stream.of(values())
        .filter(call -> call.binds != null && format.has(call.since))
        .map(StepCall::callName)
        .collect(Collectors.joining(", "));
  }

  String callName() {
    return callName;
  }

  /** The format that it came with. */
  ConformanceFormat since() {
    return since;
  }

  /** What it returns that can be given a name; absent for nothing. */
  @Nullable Kind binds() {
    return binds;
  }

  /** The fields that its answers can have. */
  List<String> answers() {
    return answers;
  }

  /** Reads the arguments. */
  ConformanceCall read(StepFields step) {
    return reader.apply(step);
  }
}
