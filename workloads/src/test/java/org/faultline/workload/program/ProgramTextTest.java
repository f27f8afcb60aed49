package org.faultline.workload.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.faultline.memory.address.Access;
import org.faultline.memory.address.Win32Error;
import org.faultline.memory.address.Win32Exception;
import org.faultline.workload.binding.ConfigNode;
import org.faultline.workload.binding.Hocon;
import org.faultline.workload.binding.Problem;
import org.faultline.workload.binding.Problems;
import org.faultline.workload.binding.Sources;
import org.faultline.workload.reference.AccessMix;
import org.faultline.workload.reference.HotCold;
import org.faultline.workload.reference.Loop;
import org.faultline.workload.reference.Pattern;
import org.faultline.workload.reference.Phases;
import org.faultline.workload.reference.Sequential;
import org.faultline.workload.reference.Strided;
import org.faultline.workload.reference.Uniform;
import org.faultline.workload.reference.Zipf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs as users write them. */
class ProgramTextTest {
  private static final int COMMIT = 0x3000;
  private static final int READWRITE = 0x04;
  private static final Win32Error SUCCESS = Win32Error.ERROR_SUCCESS;

  private final Problems problems = new Problems();

  @Test
  void aWebWorker() {
    assertThat(
            valid(
                """
                { VirtualAlloc { as = heap, size = 64 MiB, type = MEM_RESERVE | MEM_COMMIT
                                 protect = PAGE_READWRITE } }
                { Serve { request = page, arrivals = poisson(25/s), do = [
                    { Touch { in = heap, pattern = zipf(0.9), references = 50000, writes = 20 % } }
                    { Compute = exponential(2 ms) } ] } }
                """))
        .containsExactly(
            VirtualAlloc.anywhere("heap", 64 << 20, COMMIT, READWRITE),
            new Serve(
                "page",
                true,
                new Durations.Exponential(40_000_000),
                Repeat.FOREVER,
                List.of(
                    new Touch(Place.of("heap"), new Zipf(0.9), 50_000, new AccessMix(0.2, 0)),
                    new Compute(new Durations.Exponential(2_000_000)))));
  }

  @Test
  void aDatabaseThatLocks() {
    Place first = new Place("buffers", 0, Size.fixed(32 << 20));
    Place all = new Place("buffers", 0, Size.fixed(96 << 20));

    assertThat(
            valid(
                """
                { VirtualLock { in = buffers, size = 32 MiB } }
                { VirtualLock { in = buffers, size = 96 MiB, expect = ERROR_WORKING_SET_QUOTA } }
                { VirtualUnlock { in = buffers, offset = 4 KiB } }
                { Serve { request = query, think = exponential(25 ms), requests = 9, do = [
                    { Touch { in = buffers, pattern = zipf(0.7), references = 20000 } } ] } }
                """))
        .containsExactly(
            new VirtualLock(first, SUCCESS),
            new VirtualLock(all, Win32Error.ERROR_WORKING_SET_QUOTA),
            new VirtualUnlock(new Place("buffers", 4096, null), SUCCESS),
            new Serve(
                "query",
                false,
                new Durations.Exponential(25_000_000),
                9,
                List.of(new Touch(Place.of("buffers"), new Zipf(0.7), 20_000, AccessMix.READS))));
  }

  @Test
  void everyCallAndDataAccess() {
    assertThat(
            valid(
                """
                { VirtualAlloc { as = low, at = 0x20000, size = uniform(1 MiB, 2 MiB)
                                 type = MEM_RESERVE, protect = PAGE_NOACCESS } }
                { VirtualAlloc { in = low, offset = 64 KiB, size = 4 KiB, type = MEM_COMMIT
                                 protect = PAGE_READWRITE | PAGE_GUARD } }
                { VirtualProtect { in = low, size = 4 KiB, protect = PAGE_READONLY
                                   expect = ERROR_INVALID_ADDRESS } }
                { VirtualQuery { in = low, offset = 64 KiB, state = MEM_COMMIT
                                 protect = PAGE_READWRITE, region = 4 KiB } }
                { VirtualQuery { at = 0x10000, state = MEM_FREE } }
                { VirtualFree { in = low, offset = 64 KiB, size = 4 KiB, type = MEM_DECOMMIT } }
                { VirtualFree { in = low } }
                { Write { in = low, offset = 8, value = -2, width = 2 } }
                { Write { in = low, value = text(hello), expect = EXCEPTION_ACCESS_VIOLATION } }
                { Write { in = low, pattern = stamp(7) } }
                { Read { in = low, offset = 8, expect = 0xFFFE, width = 2 } }
                { Read { in = low, expect = hex(de ad) } }
                { Read { in = low, length = 9, expect = STATUS_GUARD_PAGE_VIOLATION } }
                { Read { in = low, size = 8 KiB, pattern = stamp } }
                { ManagerCall { service = 3 us, repeat = 5 } }
                { ManagerCall {} }
                { Repeat { times = 3, do = [ { Wait = 1 s } ] } }
                { Repeat { times = forever, do = [ { Wait = uniform(1 s, 2 s) } ] } }
                { Exit = 3 }
                { Exit {} }
                """))
        .containsExactly(
            new VirtualAlloc(
                "low",
                new Place(null, 0x20000, new Sizes.Uniform(1 << 20, 2 << 20)),
                0x2000,
                0x01,
                SUCCESS),
            new VirtualAlloc(null, Place.of("low", 0x10000, 4096), 0x1000, 0x104, SUCCESS),
            new VirtualProtect(Place.of("low", 0, 4096), 0x02, Win32Error.ERROR_INVALID_ADDRESS),
            new VirtualQuery(new Place("low", 0x10000, null), 0x1000, READWRITE, 4096L, SUCCESS),
            new VirtualQuery(new Place(null, 0x10000, null), 0x10000, null, null, SUCCESS),
            new VirtualFree(Place.of("low", 0x10000, 4096), 0x4000, SUCCESS),
            new VirtualFree(Place.of("low"), 0x8000, SUCCESS),
            new Write(new Place("low", 8, null), Bytes.hex("fe ff"), null),
            new Write(
                Place.of("low"), Bytes.text("hello"), Win32Exception.EXCEPTION_ACCESS_VIOLATION),
            new Stamp(Place.of("low"), Access.WRITE, 7),
            new Read(new Place("low", 8, null), 2, Bytes.hex("fe ff"), null),
            new Read(Place.of("low"), 2, Bytes.hex("dead"), null),
            new Read(Place.of("low"), 9, null, Win32Exception.STATUS_GUARD_PAGE_VIOLATION),
            new Stamp(Place.of("low", 0, 8192), Access.READ, 0),
            new ManagerCall(Durations.fixed(3000), 5),
            new ManagerCall(null, 1),
            new Repeat(3, List.of(new Wait(Durations.fixed(1_000_000_000)))),
            new Repeat(
                Repeat.FOREVER,
                List.of(new Wait(new Durations.Uniform(1_000_000_000, 2_000_000_000)))),
            new Exit(3),
            new Exit(0));
  }

  @Test
  void everyCallThatAsksOrLimits() {
    assertThat(
            valid(
                """
                { Execute { in = a, offset = 4096, expect = EXCEPTION_ACCESS_VIOLATION } }
                { GetWriteWatch { in = a, reset = on, count = 3, pages = 2 } }
                { ResetWriteWatch { in = a, expect = ERROR_INVALID_PARAMETER } }
                { SetProcessWorkingSetSize { minimum = 1 MiB, maximum = 2 MiB } }
                { EmptyWorkingSet {} }
                { QueryWorkingSet { pages = 4 } }
                { GlobalMemoryStatusEx { total-phys = 8 GiB } }
                { GetProcessMemoryInfo { working-set = 8 KiB, page-faults = 2 } }
                { ThreadStack { as = stack } }
                """))
        .containsExactly(
            new Execute(new Place("a", 4096, null), Win32Exception.EXCEPTION_ACCESS_VIOLATION),
            new GetWriteWatch(Place.of("a"), true, 3, 2L, SUCCESS),
            new ResetWriteWatch(Place.of("a"), Win32Error.ERROR_INVALID_PARAMETER),
            new SetProcessWorkingSetSize(1 << 20, 2 << 20, SUCCESS),
            new EmptyWorkingSet(),
            new QueryWorkingSet(4L),
            new GlobalMemoryStatusEx(8L << 30, null),
            new GetProcessMemoryInfo(8192L, null, 2L, null, null),
            new ThreadStack("stack", 1 << 20, 4096, SUCCESS));
  }

  @Test
  void aProgramByItsLifetimeCurve() {
    assertThat(
            valid(
                """
                { Lifetime { in = a, curve = power(2, 2), references = exponential(10000) } }
                { Lifetime { in = a, curve = power(0.5, 1.8), references = 7 } }
                { Fill { in = a, size = 64 KiB } }
                """))
        .containsExactly(
            new Lifetime(
                Place.of("a"),
                new LifetimeCurve.Power(2, 2),
                new ReferenceCount.Exponential(10_000)),
            new Lifetime(
                Place.of("a"), new LifetimeCurve.Power(0.5, 1.8), new ReferenceCount.Fixed(7)),
            new Fill(new Place("a", 0, Size.fixed(65536))));
  }

  @Test
  void filesAreReadAndWritten() {
    assertThat(
            valid(
                """
                { FileIo { device = disk, size = 4 KiB, access = read } }
                { FileIo { device = tape, size = exponential(1 MiB), access = write } }
                """))
        .containsExactly(
            new FileIo("disk", Size.fixed(4096), false),
            new FileIo("tape", new Sizes.Exponential(1 << 20), true));
  }

  @Test
  void everyPattern() {
    assertThat(pattern("sequential")).isEqualTo(new Sequential());
    assertThat(pattern("strided(3)")).isEqualTo(new Strided(3 * 4096));
    assertThat(pattern("strided(64 B)")).isEqualTo(new Strided(64));
    assertThat(pattern("loop(100)")).isEqualTo(new Loop(100));
    assertThat(pattern("uniform")).isEqualTo(new Uniform());
    assertThat(pattern("zipf(1)")).isEqualTo(new Zipf(1));
    assertThat(pattern("hot-cold(10 %, 90 %)")).isEqualTo(new HotCold(0.1, 0.9));
    assertThat(pattern("phases(30, 5000)")).isEqualTo(new Phases(30, 5000, false));
    assertThat(pattern("phases(30, 5000, window)")).isEqualTo(new Phases(30, 5000, true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{ Tuch {} }|did you mean 'Touch'?",
        "{ Touch { pattern = uniform } }|lacks the key 'in'",
        "{ Touch { in = a, pattern = uniform, writs = 1 % } }|did you mean 'writes'?",
        "{ Touch { in = a, pattern = zip(1) } }|did you mean 'zipf'?",
        "{ Touch { in = a, pattern = uniform, writes = 60 %, fetches = 50 % } }|at most 100 %",
        "{ Serve { request = r, do = [ { Exit = 0 } ] } }|either 'arrivals' or 'think'",
        "{ Serve { request = r, think = 1 s, do = [] } }|has no steps in 'do'",
        "{ Serve { request = r, arrivals = poison(1/s), do = [ { Exit = 0 } ] } }|'poisson'?",
        "{ Repeat { times = ever, do = [ { Exit = 0 } ] } }|did you mean 'forever'?",
        "{ VirtualLock { in = a, expect = ERROR_NOT_LOKED } }|did you mean 'ERROR_NOT_LOCKED'?",
        "{ VirtualLock { in = a, at = 0x1000 } }|cannot be combined with 'at'",
        "{ Read { in = a, length = 3, expect = hex(00) } }|has 1 bytes, but length = 3",
        "{ Write { in = a, value = 1, width = 3 } }|but must be 1, 2, 4 or 8",
        "{ SetProcessWorkingSetSize { minimum = 1 MiB } }|lacks the key 'maximum'",
        "{ EmptyWorkingSet { all = on } }|unknown key",
        "{ FileIo { device = dsk, size = 1 B, access = read } }|did you mean 'disk'?",
        "{ FileIo { device = disk, size = 1 B, access = reed } }|did you mean 'read'?",
        "{ Lifetime { in = a, curve = powr(2, 2), references = 1 } }|did you mean 'power'?",
        "{ Lifetime { in = a, curve = power(2), references = 1 } }|power(factor, exponent)",
        "{ Lifetime { in = a, curve = power(2, 2), references = 0 } }|from 1 to",
        "{ Lifetime { in = a, curve = power(2, 2), references = expo(9) } }|exponential(mean)",
        "{ Lifetime { in = a, curve = power(2, 2) } }|lacks the key 'references'",
        "{ Write { in = a, value = hex(0) } }|give two of 0-9, a-f for each byte",
      })
  void aMistakeIsToldInASentence(String step, String sentence) {
    parse(step);

    assertThat(problems.list())
        .map(Problem::sentence)
        .singleElement()
        .asString()
        .contains(sentence);
  }

  private Pattern pattern(String text) {
    return ((Touch) valid("{ Touch { in = a, pattern = " + text + " } }").get(0)).pattern();
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
        root.object(
            fields ->
                ProgramParser.installed()
                    .forMachineWith(Set.of("disk", "tape"))
                    .steps(fields.required("program")));
    return program == null ? List.of() : program;
  }
}
