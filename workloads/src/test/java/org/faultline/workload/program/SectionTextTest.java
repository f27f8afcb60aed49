package org.faultline.workload.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.faultline.memory.address.SystemCallKind;
import org.faultline.memory.address.Win32Error;
import org.faultline.memory.section.SectionConstants;
import org.faultline.workload.binding.ConfigNode;
import org.faultline.workload.binding.Hocon;
import org.faultline.workload.binding.Problem;
import org.faultline.workload.binding.Problems;
import org.faultline.workload.binding.Sources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Steps of sections, views and files as users write them. */
class SectionTextTest {
  private static final int READWRITE = 0x04;
  private static final int READ = SectionConstants.FILE_MAP_READ;
  private static final int WRITE = SectionConstants.FILE_MAP_WRITE;
  private static final Win32Error SUCCESS = Win32Error.ERROR_SUCCESS;

  private final Problems problems = new Problems();

  @Test
  void memoryThatProcessesShare() {
    assertThat(
            valid(
                """
                { CreateFileMapping { as = s, size = 1 MiB, name = shared } }
                { CreateFileMapping { as = s, file = f, protect = PAGE_READONLY | SEC_RESERVE, inherit = on
                                      existed = off, name = "Local\\\\x", expect = ERROR_ALREADY_EXISTS } }
                { OpenFileMapping { as = s, name = shared } }
                { OpenFileMapping { access = [copy, execute], name = shared, inherit = on
                                    expect = ERROR_FILE_NOT_FOUND } }
                { MapViewOfFile { of = s, as = view, access = [read, write] } }
                { MapViewOfFile { of = s, access = [copy], from = 64 KiB, size = 8 KiB, at = 0x30000
                                  expect = ERROR_INVALID_ADDRESS } }
                { UnmapViewOfFile { in = view, offset = 4 KiB } }
                { FlushViewOfFile { in = view } }
                { FlushViewOfFile { in = view, offset = 4 KiB, size = 8 KiB } }
                { CloseHandle { of = s, expect = ERROR_INVALID_HANDLE } }
                { QueryWorkingSetEx { in = view, valid = on, shared = off, share-count = 2 } }
                { QueryWorkingSetEx { at = 0x1000 } }
                """))
        .containsExactly(
            new CreateFileMapping("s", null, READWRITE, 1 << 20, "shared", false, null, SUCCESS),
            new CreateFileMapping(
                "s",
                "f",
                0x02 | SectionConstants.SEC_RESERVE,
                0,
                "Local\\x",
                true,
                false,
                Win32Error.ERROR_ALREADY_EXISTS),
            new OpenFileMapping("s", READ | WRITE, "shared", false, SUCCESS),
            new OpenFileMapping(
                null,
                SectionConstants.FILE_MAP_COPY | SectionConstants.FILE_MAP_EXECUTE,
                "shared",
                true,
                Win32Error.ERROR_FILE_NOT_FOUND),
            new MapViewOfFile(
                new MappedView("view", "s", 0, new Place(null, 0, Size.fixed(0))),
                READ | WRITE,
                SUCCESS),
            new MapViewOfFile(
                new MappedView(null, "s", 65536, new Place(null, 0x30000, Size.fixed(8192))),
                SectionConstants.FILE_MAP_COPY,
                Win32Error.ERROR_INVALID_ADDRESS),
            new UnmapViewOfFile(new Place("view", 4096, null), SUCCESS),
            new FlushViewOfFile(Place.of("view"), SUCCESS),
            new FlushViewOfFile(Place.of("view", 4096, 8192), SUCCESS),
            new CloseHandle("s", Win32Error.ERROR_INVALID_HANDLE),
            new QueryWorkingSetEx(Place.of("view"), true, false, 2L, SUCCESS),
            new QueryWorkingSetEx(Place.at(0x1000), null, null, null, SUCCESS));
  }

  @Test
  void files() {
    assertThat(
            valid(
                """
                { CreateFile { as = f, name = log.txt } }
                { CreateFile { name = log.txt, access = [write, execute], disposition = CREATE_NEW
                               inherit = on, expect = ERROR_FILE_EXISTS } }
                { ReadFile { of = f, offset = 8 KiB, length = 100 } }
                { ReadFile { of = f, expect = 0xFFFE, width = 2 } }
                { ReadFile { of = f, length = 9, expect = text(end) } }
                { ReadFile { of = f, expect = ERROR_ACCESS_DENIED } }
                { WriteFile { of = f, offset = 1, value = text(hello) } }
                { WriteFile { of = f, value = 7, width = 8, expect = ERROR_DISK_FULL } }
                { SetEndOfFile { of = f, size = 9 B, expect = ERROR_USER_MAPPED_FILE } }
                { GetFileSize { of = f, size = 9 B } }
                { DeleteFile { name = log.txt } }
                """))
        .containsExactly(
            new CreateFile(
                "f",
                "log.txt",
                SectionConstants.GENERIC_READ | SectionConstants.GENERIC_WRITE,
                SectionConstants.OPEN_EXISTING,
                false,
                SUCCESS),
            new CreateFile(
                null,
                "log.txt",
                SectionConstants.GENERIC_WRITE | SectionConstants.GENERIC_EXECUTE,
                SectionConstants.CREATE_NEW,
                true,
                Win32Error.ERROR_FILE_EXISTS),
            new ReadFile("f", 8192, 100, null, SUCCESS),
            new ReadFile("f", 0, 2, Bytes.hex("fe ff"), SUCCESS),
            new ReadFile("f", 0, 9, Bytes.text("end"), SUCCESS),
            new ReadFile("f", 0, 4, null, Win32Error.ERROR_ACCESS_DENIED),
            new WriteFile("f", 1, Bytes.text("hello"), SUCCESS),
            new WriteFile("f", 0, Bytes.number(7, 8), Win32Error.ERROR_DISK_FULL),
            new SetEndOfFile("f", 9, Win32Error.ERROR_USER_MAPPED_FILE),
            new GetFileSize("f", 9L, SUCCESS),
            new DeleteFile("log.txt", SUCCESS));
  }

  @Test
  void placeholders() {
    Place hole = Place.of("hole", 65536, 65536);
    assertThat(
            valid(
                """
                { VirtualAlloc2 { as = hole, size = 1 MiB, type = MEM_RESERVE | MEM_RESERVE_PLACEHOLDER
                                  protect = PAGE_NOACCESS } }
                { VirtualFree { in = hole, offset = 64 KiB, size = 64 KiB
                                type = MEM_RELEASE | MEM_PRESERVE_PLACEHOLDER } }
                { MapViewOfFile3 { as = v, of = s, from = 4 KiB, in = hole, offset = 64 KiB, size = 64 KiB
                                   type = MEM_REPLACE_PLACEHOLDER, protect = PAGE_READONLY } }
                { MapViewOfFile3 { of = s } }
                { UnmapViewOfFileEx { in = v, flags = MEM_PRESERVE_PLACEHOLDER } }
                { UnmapViewOfFileEx { in = v, expect = ERROR_INVALID_ADDRESS } }
                """))
        .containsExactly(
            new VirtualAlloc2(VirtualAlloc.anywhere("hole", 1 << 20, 0x4_2000, 0x01)),
            new VirtualFree(hole, 0x8002, SUCCESS),
            new MapViewOfFile3(new MappedView("v", "s", 4096, hole), 0x4000, 0x02, SUCCESS),
            new MapViewOfFile3(
                new MappedView(null, "s", 0, new Place(null, 0, Size.fixed(0))),
                0,
                READWRITE,
                SUCCESS),
            new UnmapViewOfFileEx(Place.of("v"), 2, SUCCESS),
            new UnmapViewOfFileEx(Place.of("v"), 0, Win32Error.ERROR_INVALID_ADDRESS));
  }

  /** Those are told to a process by its parent, whose id a config does not know. */
  @Test
  void everyCallIsAStepButThoseThatNameAProcess() {
    assertThat(ProgramParser.installed().names())
        .containsAll(
            SystemCallKind.ofPrograms().stream()
                .filter(kind -> kind.number() >= SystemCallKind.CREATE_FILE.number())
                .filter(kind -> kind != SystemCallKind.DUPLICATE_HANDLE)
                .filter(kind -> kind != SystemCallKind.INHERIT_HANDLES)
                .map(SystemCallKind::callName)
                .toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{ MapViewOfFile { of = s, access = [reed] } }|did you mean 'read'?",
        "{ MapViewOfFile { of = s, access = read } }|must be a list",
        "{ MapViewOfFile { as = v } }|lacks the key 'of'",
        "{ MapViewOfFile { of = s, offset = 4 KiB } }|unknown key",
        "{ CreateFile { name = f, access = [copy] } }|valid: read, write, execute",
        "{ CreateFile { name = f, disposition = OPEN_EXISTIN } }|did you mean 'OPEN_EXISTING'?",
        "{ CreateFileMapping { size = 1 MiB, protect = SEC_RESERV } }|did you mean 'SEC_RESERVE'?",
        "{ ReadFile { of = f, length = 2, expect = text(abc) } }|has 3 bytes, but length = 2",
        "{ ReadFile { of = f, expect = ERROR_NOT_LOKED } }|did you mean 'ERROR_NOT_LOCKED'?",
        "{ VirtualAlloc { as = a, size = 1 MiB, type = MEM_RESERVE_PLACEHOLDER, protect = PAGE_NOACCESS } }|"
            + "'MEM_RESERVE_PLACEHOLDER'",
      })
  void aMistakeIsToldInASentence(String step, String sentence) {
    parse(step);

    assertThat(problems.list())
        .map(Problem::sentence)
        .singleElement()
        .asString()
        .contains(sentence);
  }

  private List<Step> valid(String steps) {
    List<Step> program = parse(steps);
    assertThat(problems.list()).map(Problem::sentence).isEmpty();
    return program;
  }

  private List<Step> parse(String steps) {
    Sources sources = new Sources(Path.of(""));
    ConfigNode root = Hocon.node("program = [" + steps + "]", "test.conf", problems, sources);
    List<Step> program =
        root.object(fields -> ProgramParser.installed().steps(fields.required("program")));
    return program == null ? List.of() : program;
  }
}
