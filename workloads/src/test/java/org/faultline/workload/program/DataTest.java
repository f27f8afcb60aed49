package org.faultline.workload.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.faultline.memory.address.Access;
import org.faultline.memory.address.Win32Exception;
import org.faultline.workload.program.ProgramContext.Range;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DataTest {
  private static final int BASE = 0x20000;
  private static final Win32Exception VIOLATION = Win32Exception.EXCEPTION_ACCESS_VIOLATION;

  private final FakeProcess process = new FakeProcess(1, "a", 4);
  private final byte[] memory = new byte[0x8000];
  private Win32Exception exception;

  @BeforeEach
  void bindHeap() {
    process.bind("heap", new Range(BASE, memory.length));
  }

  @Test
  void whatWasWrittenIsRead() {
    List<Step> program =
        List.of(
            new Write(at(8), Bytes.number(0x0102_0304, 4), null),
            new Read(at(9), 2, Bytes.hex("03 02"), null),
            new Write(at(0x1FFF), Bytes.text("page to page"), null),
            new Read(at(0x1FFF), 12, Bytes.text("page to page"), null));

    assertThat(last(program)).isEqualTo(new Demand.Exit(0));
    assertThat(memory).startsWith(0, 0, 0, 0, 0, 0, 0, 0, 4, 3, 2, 1);
  }

  @Test
  void otherBytesFail() {
    memory[5] = 7;

    assertThat(last(List.of(new Read(at(4), 2, Bytes.hex("0009"), null))))
        .isEqualTo(
            new Demand.Fail(
                "Step 1: Read of 2 bytes at 0x20004 found 00 07, but 00 09 was expected"));
  }

  @Test
  void theExpectedExceptionIsRequired() {
    Step step = new Write(at(0), Bytes.number(1, 8), VIOLATION);
    Step plain = new Write(at(0), Bytes.number(1, 8), null);

    assertThat(last(List.of(step)))
        .isEqualTo(
            new Demand.Fail(
                "Step 1: Write of 8 bytes at 0x20000 succeeded, but EXCEPTION_ACCESS_VIOLATION was"
                    + " expected"));
    exception = VIOLATION;
    assertThat(last(List.of(step))).isEqualTo(new Demand.Exit(0));
    assertThat(last(List.of(plain)))
        .isEqualTo(
            new Demand.Fail(
                "Step 1: Write of 8 bytes at 0x20000 raised EXCEPTION_ACCESS_VIOLATION"));
    exception = Win32Exception.STATUS_GUARD_PAGE_VIOLATION;
    assertThat(last(List.of(step)))
        .isEqualTo(
            new Demand.Fail(
                "Step 1: Write of 8 bytes at 0x20000 raised STATUS_GUARD_PAGE_VIOLATION, but"
                    + " EXCEPTION_ACCESS_VIOLATION was expected"));
  }

  @Test
  void stampsAreFoundAgainPageByPage() {
    List<Step> program = List.of(stamp(Access.WRITE, 0), stamp(Access.READ, 0));

    assertThat(last(program)).isEqualTo(new Demand.Exit(0));
    byte[] first = Arrays.copyOf(memory, 4096);
    for (int page = 1; page < 8; page++) {
      assertThat(Arrays.copyOfRange(memory, page << 12, (page + 1) << 12)).isNotEqualTo(first);
    }
  }

  @Test
  void aStampTellsPagesProcessesSaltsAndPositionsApart() {
    last(List.of(stamp(Access.WRITE, 0)));
    Step check = stamp(Access.READ, 0);

    assertThat(last(List.of(stamp(Access.READ, 1)))).isInstanceOf(Demand.Fail.class);
    assertThat(last(new FakeProcess(1, "a", 5), List.of(check))).isInstanceOf(Demand.Fail.class);
    byte original = memory[4096 + 100];
    memory[4096 + 100] ^= 1;
    assertThat(last(List.of(check)))
        .isEqualTo(
            new Demand.Fail(
                "Step 1: Read of 4096 bytes at 0x21000 found 0x%02x at byte 100, but the stamp has"
                        .formatted(original ^ 1)
                    + " 0x%02x there".formatted(original)));
    memory[4096 + 100] = original;
    byte[] page = Arrays.copyOf(memory, 4096);
    System.arraycopy(memory, 4096, memory, 0, 4096);
    System.arraycopy(page, 0, memory, 4096, 4096);
    assertThat(last(List.of(check))).isInstanceOf(Demand.Fail.class);
  }

  @Test
  void partOfAStampedRangeIsFoundAgain() {
    Step part = new Stamp(Place.of("heap", 0x3000, 0x2000), Access.READ, 0);

    assertThat(last(List.of(stamp(Access.WRITE, 0), part))).isEqualTo(new Demand.Exit(0));
  }

  @Test
  void bytesThatCannotBeAreRefused() {
    assertThatThrownBy(() -> Bytes.hex("0g"))
        .hasMessage("has hexadecimal digits '0g'; give two of 0-9, a-f for each byte");
    assertThatThrownBy(() -> Bytes.text("")).hasMessage("has 0 bytes, but must have 1 to 1048576");
  }

  private static Place at(long offset) {
    return new Place("heap", offset, null);
  }

  private static Step stamp(Access access, long salt) {
    return new Stamp(Place.of("heap"), access, salt);
  }

  private Demand last(List<Step> program) {
    return last(process, program);
  }

  private Demand last(FakeProcess who, List<Step> program) {
    who.bind("heap", new Range(BASE, memory.length));
    List<Demand> demands = who.run(program, demand -> access(who, (Demand.Data) demand));
    return demands.get(demands.size() - 1);
  }

  private void access(FakeProcess who, Demand.Data data) {
    int at = (int) (data.address() - BASE);
    if (exception == null && data.access() == Access.WRITE) {
      System.arraycopy(data.data(), 0, memory, at, data.data().length);
    } else if (exception == null) {
      System.arraycopy(memory, at, data.data(), 0, data.data().length);
    }
    who.result =
        exception == null
            ? CallResult.success(0)
            : CallResult.raised(new CallResult.Fault(exception, Access.READ, 0));
  }
}
