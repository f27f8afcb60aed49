package org.faultline.actors.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.faultline.memory.address.Protection;
import org.faultline.memory.address.Win32Error;
import org.faultline.memory.section.SectionConstants;
import org.faultline.memory.section.SectionWork;
import org.faultline.memory.server.MemorySample;
import org.faultline.workload.config.PagingConfig;
import org.faultline.workload.program.CallInformation;
import org.faultline.workload.program.CallResult;
import org.faultline.workload.program.SystemCall;
import org.faultline.workload.program.SystemCall.CreateFileMapping;
import org.faultline.workload.program.SystemCall.MapViewOfFile;
import org.junit.jupiter.api.Test;

/** Sections, handles and files in a session. */
class SectionSessionTest {
  private static final int READWRITE = Protection.PAGE_READWRITE;
  private static final int ACCESS =
      SectionConstants.FILE_MAP_READ | SectionConstants.FILE_MAP_WRITE;
  private static final long SIZE = 0x2_0000;

  @Test
  void whatOneWritesTheOtherReads() {
    try (MachineSession machine = MachineSession.open(MachineOptions.DEFAULT)) {
      ProcessSession a = machine.openProcess("a");
      ProcessSession b = machine.openProcess("b");
      long viewOfA = view(a, section(a, "n", false));
      long opened = a.call(new SystemCall.OpenFileMapping(ACCESS, "n", false)).value();
      long viewOfB = view(b, b.call(new SystemCall.OpenFileMapping(ACCESS, "n", false)).value());

      assertThat(opened).isNotZero();
      for (int i = 0; i < 100; i++) {
        ProcessSession writer = i % 2 == 0 ? a : b;
        writer.write((i % 2 == 0 ? viewOfA : viewOfB) + 0xffc, 8, i);
        assertThat(a.read(viewOfA + 0xffc, 8).value()).isEqualTo(i);
        assertThat(b.read(viewOfB + 0xffc, 8).value()).isEqualTo(i);
      }
      assertThat(entry(b, viewOfB)).matches(page -> page.valid() && page.shareCount() == 2);
    }
  }

  @Test
  void aSectionThatIsThereIsFoundByItsNameWithItsOwnSize() {
    try (MachineSession machine = MachineSession.open(MachineOptions.DEFAULT)) {
      ProcessSession a = machine.openProcess("a");
      ProcessSession b = machine.openProcess("b");
      assertThat(existed(a.call(new CreateFileMapping(0, READWRITE, SIZE, "n", false)))).isFalse();
      CallResult again = b.call(new CreateFileMapping(0, READWRITE, 4096, "n", false));
      assertThat(existed(again)).isTrue();
      CallResult mapped = b.call(new MapViewOfFile(again.value(), ACCESS, 0, 0, 0));
      assertThat(mapped.information()).isEqualTo(new CallInformation.ViewMapped(SIZE));
    }
  }

  @Test
  void aChildHasTheInheritableHandlesOfItsParentAndNoOthers() {
    try (MachineSession machine = MachineSession.open(MachineOptions.DEFAULT)) {
      ProcessSession parent = machine.openProcess("parent");
      long own = section(parent, null, false);
      long inherited = section(parent, null, true);
      parent.write(view(parent, inherited), 4, 42);

      ProcessSession child =
          machine.openProcess("child", ProcessOptions.DEFAULT.inheriting(parent.id()));
      assertThat(child.read(view(child, inherited), 4).value()).isEqualTo(42);
      assertThat(child.call(new MapViewOfFile(own, ACCESS, 0, 0, 0)).error())
          .isEqualTo(Win32Error.ERROR_INVALID_HANDLE);
      ProcessSession stranger = machine.openProcess("stranger");
      assertThat(stranger.call(new MapViewOfFile(inherited, ACCESS, 0, 0, 0)).error())
          .isEqualTo(Win32Error.ERROR_INVALID_HANDLE);

      parent.close();
      assertThat(child.read(view(child, inherited), 4).value()).isEqualTo(42);
      assertThatThrownBy(
              () -> machine.openProcess("c", ProcessOptions.DEFAULT.inheriting(parent.id())))
          .hasMessage("no process 1 is alive to inherit from");
      assertThatThrownBy(() -> machine.openProcess("c", ProcessOptions.DEFAULT.inheriting(9)))
          .hasMessage("no process 9 is alive to inherit from");
    }
  }

  @Test
  void aHandleIsDuplicatedIntoAnotherProcess() {
    try (MachineSession machine = MachineSession.open(MachineOptions.DEFAULT)) {
      ProcessSession a = machine.openProcess("a");
      ProcessSession b = machine.openProcess("b");
      long handle = section(a, null, false);
      a.write(view(a, handle), 4, 7);
      long given =
          a.call(
                  new SystemCall.DuplicateHandle(
                      handle, b.id(), SectionWork.SAME_ACCESS, false, true))
              .value();
      assertThat(b.read(view(b, given), 4).value()).isEqualTo(7);
      assertThat(a.call(new SystemCall.CloseHandle(handle)).error())
          .as("its source was closed")
          .isEqualTo(Win32Error.ERROR_INVALID_HANDLE);
    }
  }

  @Test
  void aFileKeepsWhatWasWrittenToIt() {
    byte[] bytes = "what was written".getBytes(StandardCharsets.UTF_8);
    try (MachineSession machine = MachineSession.open(MachineOptions.DEFAULT)) {
      ProcessSession a = machine.openProcess("a");
      long file = open(a, SectionConstants.CREATE_NEW);
      a.call(new SystemCall.WriteFile(file, 0xffa, bytes));
      assertThat(a.call(new SystemCall.GetFileSize(file)).value()).isEqualTo(0xffa + bytes.length);
      a.close();

      ProcessSession b = machine.openProcess("b");
      long again = open(b, SectionConstants.OPEN_EXISTING);
      assertThat(b.call(new SystemCall.ReadFile(again, 0xffa, 100)).information())
          .isInstanceOfSatisfying(
              CallInformation.BytesRead.class, read -> assertThat(read.bytes()).isEqualTo(bytes));
    }
  }

  @Test
  void everythingReturnsWhenTheLastHasEnded() {
    MachineOptions small = MachineOptions.DEFAULT.withRam(64 << 12);
    try (MachineSession machine = MachineSession.open(small)) {
      ProcessSession a = machine.openProcess("a");
      ProcessSession b = machine.openProcess("b");
      long viewOfA = view(a, section(a, "n", false));
      long viewOfB = view(b, section(b, "n", false));
      for (long page = 0; page < SIZE; page += 0x1000) {
        a.write(viewOfA + page, 1, page >> 12);
        assertThat(b.read(viewOfB + page, 1).value()).isEqualTo(page >> 12);
      }
      a.close();
      b.close();
      MemorySample last = machine.end().manager().last();
      assertThat(last.commit().chargePages()).isZero();
      assertThat(last.frames().free()).isEqualTo(64);
    }
  }

  @Test
  void theTextbookMachineHasNone() {
    MachineOptions textbook = MachineOptions.DEFAULT.withPaging(PagingConfig.Kind.TEXTBOOK);
    try (MachineSession machine = MachineSession.open(textbook)) {
      ProcessSession a = machine.openProcess("a");
      assertThat(a.call(new CreateFileMapping(0, READWRITE, SIZE, null, false)).error())
          .isEqualTo(Win32Error.ERROR_NOT_SUPPORTED);
    }
  }

  @Test
  void aSessionCanHaveThousandsOfProcessesInTurn() {
    try (MachineSession machine = MachineSession.open(MachineOptions.DEFAULT, 1_500)) {
      for (int i = 0; i < 1_500; i++) {
        machine.openProcess("p" + i).close();
      }
      assertThat(machine.end().identitiesHold()).isTrue();
    }
  }

  private static long section(ProcessSession process, String name, boolean inherit) {
    return process.call(new CreateFileMapping(0, READWRITE, SIZE, name, inherit)).value();
  }

  private static long view(ProcessSession process, long handle) {
    CallResult mapped = process.call(new MapViewOfFile(handle, ACCESS, 0, 0, 0));
    assertThat(mapped.error()).isEqualTo(Win32Error.ERROR_SUCCESS);
    return mapped.value();
  }

  private static long open(ProcessSession process, int disposition) {
    int access = SectionConstants.GENERIC_READ | SectionConstants.GENERIC_WRITE;
    return process.call(new SystemCall.CreateFile("f", access, disposition, false)).value();
  }

  private static boolean existed(CallResult created) {
    return ((CallInformation.SectionOpened) created.information()).existed();
  }

  private static CallInformation.WorkingSetEntry entry(ProcessSession process, long address) {
    return (CallInformation.WorkingSetEntry)
        process.call(new SystemCall.QueryWorkingSetEx(address)).information();
  }
}
