package org.faultline.workload.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.faultline.memory.address.Win32Error;
import org.faultline.memory.section.SectionConstants;
import org.faultline.workload.program.ProgramContext.Range;
import org.junit.jupiter.api.Test;

class SectionCallsTest {
  private static final int READ_WRITE =
      SectionConstants.FILE_MAP_READ | SectionConstants.FILE_MAP_WRITE;
  private static final Win32Error SUCCESS = Win32Error.ERROR_SUCCESS;
  private static final Demand EXIT = new Demand.Exit(0);

  private final FakeProcess process = new FakeProcess();

  @Test
  void aHandleIsBoundAndUsedByItsName() {
    process.result = opened(0x44, false);
    Step create = new CreateFileMapping("s", null, 4, 1 << 20, "n", true, false, SUCCESS);

    assertThat(process.run(List.of(create, new CloseHandle("s", SUCCESS)), 9))
        .containsExactly(
            new Demand.Call(new SystemCall.CreateFileMapping(0, 4, 1 << 20, "n", true)),
            new Demand.Call(new SystemCall.CloseHandle(0x44)),
            EXIT);
  }

  @Test
  void aViewIsBoundToAllOfItsPages() {
    process.bindHandle("s", 8);
    process.result = mapped(0x30000, 0x5000);
    Place anywhere = new Place(null, 0, Size.fixed(0));
    Step map = new MapViewOfFile(new MappedView("v", "s", 4096, anywhere), READ_WRITE, SUCCESS);

    assertThat(process.run(List.of(map, new UnmapViewOfFile(Place.of("v"), SUCCESS)), 9))
        .containsExactly(
            new Demand.Call(new SystemCall.MapViewOfFile(8, READ_WRITE, 4096, 0, 0)),
            new Demand.Call(new SystemCall.UnmapViewOfFile(0x30000)),
            EXIT);
    assertThat(process.range("v")).isEqualTo(new Range(0x30000, 0x5000));
  }

  @Test
  void aViewReplacesPartOfAPlaceholder() {
    process.bindHandle("s", 8);
    process.bind("hole", new Range(0x20000, 0x40000));
    process.result = mapped(0x30000, 0x10000);
    Place part = Place.of("hole", 0x10000, 0x10000);
    Step map = new MapViewOfFile3(new MappedView("v", "s", 4096, part), 0x4000, 2, SUCCESS);

    assertThat(process.run(List.of(map), 9))
        .first()
        .isEqualTo(
            new Demand.Call(new SystemCall.MapViewOfFile3(8, 0x30000, 4096, 0x10000, 0x4000, 2)));
  }

  @Test
  void namesOfHandlesAndOfRangesAreTwoSets() {
    process.bind("s", new Range(0x20000, 0x8000));

    assertThat(failure(new CloseHandle("s", SUCCESS)))
        .isEqualTo(
            "Step 1: CloseHandle: no handle is bound to s; a CreateFile, CreateFileMapping or"
                + " OpenFileMapping with as = s must succeed first");
    process.bindHandle("h", 4);
    assertThat(failure(new UnmapViewOfFile(Place.of("h"), SUCCESS)))
        .contains("no range is bound to h");
  }

  @Test
  void whatWasExpectedAndNotFoundFailsTheProgram() {
    process.bindHandle("f", 4);
    process.result = opened(0x44, true);
    assertThat(failure(new CreateFileMapping("s", null, 4, 1, "n", false, false, SUCCESS)))
        .isEqualTo("Step 1: CreateFileMapping found existed = on, but off was expected");

    process.result = CallResult.found(new CallInformation.BytesRead(new byte[] {1, 2}));
    assertThat(failure(new ReadFile("f", 0, 3, Bytes.hex("01 02 03"), SUCCESS)))
        .isEqualTo("Step 1: ReadFile found 01 02, but 01 02 03 was expected");

    process.result = CallResult.success(7);
    assertThat(failure(new GetFileSize("f", 8L, SUCCESS)))
        .isEqualTo("Step 1: GetFileSize found size = 7, but 8 was expected");

    process.result = CallResult.found(new CallInformation.WorkingSetEntry(true, true, 3, 4, false));
    Place page = Place.at(0x30000);
    assertThat(failure(new QueryWorkingSetEx(page, false, null, null, SUCCESS)))
        .isEqualTo("Step 1: QueryWorkingSetEx found valid = on, but off was expected");
    assertThat(failure(new QueryWorkingSetEx(page, true, false, null, SUCCESS)))
        .isEqualTo("Step 1: QueryWorkingSetEx found shared = on, but off was expected");
    assertThat(failure(new QueryWorkingSetEx(page, true, true, 2L, SUCCESS)))
        .isEqualTo("Step 1: QueryWorkingSetEx found share-count = 3, but 2 was expected");
    assertThat(process.run(List.of(new QueryWorkingSetEx(page, true, true, 3L, SUCCESS)), 9))
        .last()
        .isEqualTo(EXIT);
  }

  @Test
  void aFailedCallIsToldWithItsArguments() {
    process.bindHandle("s", 0x44);
    process.bind("v", new Range(0x30000, 0x5000));
    process.result = CallResult.failure(Win32Error.ERROR_ACCESS_DENIED);
    Place anywhere = new Place(null, 0, Size.fixed(0x2000));
    MappedView view = new MappedView("v", "s", 0x1000, anywhere);

    assertThat(told(new CreateFileMapping("s", null, 0x400_0004, 4096, "n", true, null, SUCCESS)))
        .isEqualTo(
            "CreateFileMapping(INVALID_HANDLE_VALUE, PAGE_READWRITE | SEC_RESERVE, 4,096 B, n)");
    assertThat(told(new CreateFileMapping("s", "s", 2, 0, null, true, null, SUCCESS)))
        .isEqualTo("CreateFileMapping(0x44, PAGE_READONLY, 0 B)");
    assertThat(told(new OpenFileMapping("s", 0xF001F, "n", true, SUCCESS)))
        .isEqualTo("OpenFileMapping(FILE_MAP_ALL_ACCESS, n)");
    assertThat(told(new MapViewOfFile(view, READ_WRITE, SUCCESS)))
        .isEqualTo("MapViewOfFile(0x44, FILE_MAP_READ | FILE_MAP_WRITE, 4,096 B, 8,192 B)");
    assertThat(told(new MapViewOfFile3(view, 0x4000, 2, SUCCESS)))
        .isEqualTo(
            "MapViewOfFile3(0x44, NULL, 4,096 B, 8,192 B, MEM_REPLACE_PLACEHOLDER, PAGE_READONLY)");
    assertThat(told(new UnmapViewOfFileEx(Place.of("v"), 2, SUCCESS)))
        .isEqualTo("UnmapViewOfFileEx(0x30000, MEM_PRESERVE_PLACEHOLDER)");
    assertThat(told(new FlushViewOfFile(Place.of("v"), SUCCESS)))
        .as("to the end of the view")
        .isEqualTo("FlushViewOfFile(0x30000, 0 B)");
    assertThat(told(new CreateFile("f", "x", 0x8000_0000, 3, false, SUCCESS)))
        .isEqualTo("CreateFile(x, GENERIC_READ)");
    assertThat(told(new WriteFile("s", 9, Bytes.text("ab"), SUCCESS)))
        .isEqualTo("WriteFile(0x44, 9 B, 2 B)");
    assertThat(told(new VirtualAlloc2(VirtualAlloc.anywhere("a", 4096, 0x4_2000, 1))))
        .isEqualTo(
            "VirtualAlloc2(NULL, 4,096 B, MEM_RESERVE_PLACEHOLDER | MEM_RESERVE, PAGE_NOACCESS)");
  }

  private static CallResult opened(long handle, boolean existed) {
    return new CallResult(SUCCESS, handle, new CallInformation.SectionOpened(existed), null);
  }

  private static CallResult mapped(long address, long sizeBytes) {
    return new CallResult(SUCCESS, address, new CallInformation.ViewMapped(sizeBytes), null);
  }

  private String told(Step step) {
    String failed = " failed with ERROR_ACCESS_DENIED (5)";
    String reason = failure(step);
    assertThat(reason).startsWith("Step 1: ").endsWith(failed);
    return reason.substring("Step 1: ".length(), reason.length() - failed.length());
  }

  private String failure(Step step) {
    List<Demand> demands = process.run(List.of(step), 9);
    return ((Demand.Fail) demands.get(demands.size() - 1)).reason();
  }
}
