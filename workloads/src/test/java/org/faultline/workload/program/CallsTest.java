package org.faultline.workload.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.faultline.memory.address.MemoryBasicInformation;
import org.faultline.memory.address.Win32Error;
import org.faultline.memory.time.Duration;
import org.faultline.workload.program.ProgramContext.Range;
import org.junit.jupiter.api.Test;

class CallsTest {
  private static final int COMMIT = 0x3000;
  private static final int READWRITE = 0x04;
  private static final Win32Error SUCCESS = Win32Error.ERROR_SUCCESS;

  private final FakeProcess process = new FakeProcess();

  @Test
  void virtualAllocBindsTheWholePagesThatItGot() {
    Step step = VirtualAlloc.anywhere("heap", 5000, COMMIT, READWRITE);
    process.result = CallResult.success(0x20000);

    assertThat(process.run(List.of(step), 9))
        .containsExactly(
            new Demand.Call(new SystemCall.VirtualAlloc(0, 5000, COMMIT, READWRITE)),
            new Demand.Exit(0));
    assertThat(process.range("heap")).isEqualTo(new Range(0x20000, 8192));
  }

  @Test
  void virtualAllocAtAnAddressBindsFromTheRoundedBaseOn() {
    // docs/windows.md W205: 0x50001010 with 0x7000 bytes reserves 0x9000 bytes from 0x50000000 on.
    Place at = new Place(null, 0x5000_1010, Size.fixed(0x7000));
    process.result = CallResult.success(0x5000_0000);

    process.run(List.of(new VirtualAlloc("heap", at, COMMIT, READWRITE, SUCCESS)), 9);

    assertThat(process.range("heap")).isEqualTo(new Range(0x5000_0000, 0x9000));
  }

  @Test
  void placesAreOffsetsInTheBoundRange() {
    process.bind("heap", new Range(0x20000, 0x8000));
    process.result = FakeProcess.SUCCESS;
    Place part = Place.of("heap", 0x1000, 0x2000);
    Place rest = new Place("heap", 0x3000, null);

    List<Demand> demands =
        process.run(
            List.of(
                new VirtualLock(part, SUCCESS),
                new VirtualUnlock(rest, SUCCESS),
                new VirtualProtect(part, 0x02, SUCCESS),
                new VirtualFree(rest, 0x4000, SUCCESS),
                new VirtualFree(Place.of("heap"), 0x8000, SUCCESS)),
            9);

    assertThat(demands)
        .containsExactly(
            new Demand.Call(new SystemCall.VirtualLock(0x21000, 0x2000)),
            new Demand.Call(new SystemCall.VirtualUnlock(0x23000, 0x5000)),
            new Demand.Call(new SystemCall.VirtualProtect(0x21000, 0x2000, 0x02)),
            new Demand.Call(new SystemCall.VirtualFree(0x23000, 0x5000, 0x4000)),
            new Demand.Call(new SystemCall.VirtualFree(0x20000, 0, 0x8000)),
            new Demand.Exit(0));
  }

  @Test
  void anUnexpectedErrorFailsTheProgramWithTheCall() {
    process.result = CallResult.failure(Win32Error.ERROR_COMMITMENT_LIMIT);

    assertThat(failure(VirtualAlloc.anywhere("heap", 64 << 20, COMMIT, READWRITE)))
        .isEqualTo(
            "Step 1: VirtualAlloc(NULL, 67,108,864 B, MEM_COMMIT | MEM_RESERVE, PAGE_READWRITE)"
                + " failed with ERROR_COMMITMENT_LIMIT (1455)");
    assertThat(process.range("heap")).isNull();
  }

  @Test
  void theExpectedErrorIsRequired() {
    process.bind("heap", new Range(0x20000, 0x8000));
    Step step = new VirtualLock(Place.of("heap"), Win32Error.ERROR_WORKING_SET_QUOTA);

    process.result = CallResult.failure(Win32Error.ERROR_WORKING_SET_QUOTA);
    assertThat(process.run(List.of(step), 9)).last().isEqualTo(new Demand.Exit(0));

    process.result = FakeProcess.SUCCESS;
    assertThat(failure(step))
        .isEqualTo(
            "Step 1: VirtualLock(0x20000, 32,768 B) succeeded, but ERROR_WORKING_SET_QUOTA (1453)"
                + " was expected");

    process.result = CallResult.failure(Win32Error.ERROR_NOACCESS);
    assertThat(failure(step))
        .isEqualTo(
            "Step 1: VirtualLock(0x20000, 32,768 B) failed with ERROR_NOACCESS (998), but"
                + " ERROR_WORKING_SET_QUOTA (1453) was expected");
  }

  @Test
  void virtualQueryComparesWhatItIsToldTo() {
    process.bind("heap", new Range(0x20000, 0x8000));
    var found = new MemoryBasicInformation(0x20000, 0x20000, 4, 0x8000, 0x2000, 0, 0x20000);
    process.result = CallResult.found(new CallInformation.Run(found));

    assertThat(process.run(List.of(query(0x2000, 0, 0x8000L), query(null, null, null)), 9))
        .last()
        .isEqualTo(new Demand.Exit(0));
    assertThat(failure(query(0x1000, null, null)))
        .isEqualTo("Step 1: VirtualQuery found state = MEM_RESERVE, but MEM_COMMIT was expected");
    assertThat(failure(query(null, 0x104, null)))
        .isEqualTo(
            "Step 1: VirtualQuery found protect = 0x0, but PAGE_READWRITE | PAGE_GUARD was"
                + " expected");
    assertThat(failure(query(null, null, 4096L)))
        .isEqualTo("Step 1: VirtualQuery found region = 32,768 B, but 4,096 B was expected");
  }

  @Test
  void aCallOnANameThatIsNotBoundFails() {
    assertThat(failure(new VirtualLock(Place.of("heap"), SUCCESS)))
        .isEqualTo(
            "Step 1: VirtualLock: no range is bound to heap; a VirtualAlloc or MapViewOfFile with as"
                + " = heap must succeed first");
  }

  @Test
  void managerCallsRepeat() {
    Duration service = Durations.fixed(5);

    assertThat(process.run(List.of(new ManagerCall(service, 2), new Exit(3)), 9))
        .containsExactly(
            new Demand.Manager(service), new Demand.Manager(service), new Demand.Exit(3));
  }

  private static Step query(Integer state, Integer protect, Long region) {
    return new VirtualQuery(Place.of("heap"), state, protect, region, SUCCESS);
  }

  private String failure(Step step) {
    List<Demand> demands = process.run(List.of(step), 9);
    return ((Demand.Fail) demands.get(demands.size() - 1)).reason();
  }
}
