package org.faultline.actors.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.faultline.memory.address.AllocationType;
import org.faultline.memory.address.PageLocation;
import org.faultline.memory.address.Protection;
import org.faultline.memory.address.Win32Error;
import org.faultline.memory.server.MemorySample;
import org.faultline.memory.server.Reply;
import org.faultline.workload.config.PagingConfig;
import org.faultline.workload.program.CallInformation;
import org.faultline.workload.program.CallResult;
import org.faultline.workload.program.SystemCall;
import org.faultline.workload.program.SystemCall.VirtualAlloc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SessionTest {
  private static final int BOTH = AllocationType.MEM_RESERVE | AllocationType.MEM_COMMIT;
  private static final int READWRITE = Protection.PAGE_READWRITE;

  @Test
  void everythingReturnsWhenAProcessIsClosed() {
    try (MachineSession machine = MachineSession.open(MachineOptions.DEFAULT)) {
      ProcessSession process = machine.openProcess("a");
      long heap = process.call(new VirtualAlloc(0, 1 << 20, BOTH, READWRITE)).value();
      process.write(heap, 8, -1);
      process.call(new SystemCall.VirtualLock(heap, 0x3000));
      process.close();
      assertThat(process.ended()).isEqualTo("process a has ended: it has exited");
      assertThatThrownBy(() -> process.read(heap, 1))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("process a has ended: it has exited");
      MemorySample last = machine.end().manager().last();
      assertThat(last.commit().chargePages()).isZero();
      assertThat(last.frames().locked()).isZero();
      assertThat(last.frames().free()).isEqualTo(256L << 20 >>> 12);
    }
  }

  @Test
  void submittedCallsOfSeveralProcessesAreDoneSideBySideInOneStep() {
    try (MachineSession machine = MachineSession.open(MachineOptions.DEFAULT.withCpus(2))) {
      List<CompletableFuture<CallResult>> answers = new ArrayList<>();
      List<ProcessSession> processes = Stream.of("a", "b", "c").map(machine::openProcess).toList();
      for (ProcessSession process : processes) {
        answers.add(process.submit(new VirtualAlloc(0x3000_0000, 0x2000, BOTH, READWRITE)));
        answers.add(process.submitWrite(0x3000_0ffe, 4, 0x1234_5678));
        answers.add(process.submitRead(0x3000_0ffe, 4));
      }
      assertThat(answers).noneMatch(CompletableFuture::isDone);
      machine.step();
      assertThat(answers).allMatch(CompletableFuture::isDone);
      assertThat(answers.get(8).join().value()).isEqualTo(0x1234_5678);
    }
  }

  @Test
  void equalOrdersGiveEqualRuns() {
    assertThat(digest()).isEqualTo(digest());
  }

  private static String digest() {
    try (MachineSession machine = MachineSession.open(MachineOptions.DEFAULT.withCpus(2))) {
      ProcessSession a = machine.openProcess("a");
      ProcessSession b = machine.openProcess("b");
      long heap = a.call(new VirtualAlloc(0, 0x10_0000, BOTH, READWRITE)).value();
      b.submit(new VirtualAlloc(0, 0x10_0000, BOTH, READWRITE));
      a.submitWrite(heap, 1, 1);
      machine.step();
      b.sleep(1_000_000);
      assertThat(machine.now()).isGreaterThan(1_000_000);
      return machine.end().digest();
    }
  }

  @Test
  void timeStandsStillBetweenSteps() {
    try (MachineSession machine = MachineSession.open(MachineOptions.DEFAULT)) {
      ProcessSession process = machine.openProcess("a");
      long before = machine.now();
      machine.step();
      assertThat(machine.now()).isEqualTo(before);
      process.call(new SystemCall.QueryWorkingSet());
      assertThat(machine.now()).as("a system call takes 150 ns").isGreaterThan(before);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aMapShowsEveryRunAndWhereItsPagesAre(PagingConfig.Kind paging) {
    MachineOptions small = MachineOptions.DEFAULT.withRam(8 * 0x1000).withPaging(paging);
    PageLocation trimmed =
        paging == PagingConfig.Kind.WINDOWS ? PageLocation.TRANSITION : PageLocation.WORKING_SET;
    try (MachineSession machine = MachineSession.open(small)) {
      ProcessSession process = machine.openProcess("a");
      process.call(new VirtualAlloc(0x3000_0000, 0x8000, BOTH, READWRITE));
      process.call(new VirtualAlloc(0x3001_0000, 0x8000, AllocationType.MEM_RESERVE, READWRITE));
      assertThat(process.call(new SystemCall.VirtualLock(0x3000_0000, 0x1000)).succeeded())
          .isTrue();
      for (int page = 1; page < 7; page++) {
        process.write(0x3000_0000 + page * 0x1000L, 1, page);
      }
      List<CallInformation.MappedRun> runs = process.map().runs();
      assertThat(runs)
          .extracting(run -> run.basic().baseAddress())
          .containsExactly(
              0L,
              0x3000_0000L,
              0x3000_8000L,
              0x3001_0000L,
              0x3001_8000L,
              0x7FFE_0000L,
              0x7FFE_1000L,
              0x7FFF_FFFE_0000L);
      assertThat(runs.get(5).placed())
          .containsExactly(new CallInformation.PlacedPage(0x7FFE_0000L, PageLocation.SYSTEM));
      assertThat(runs.get(1).placed())
          .extracting(CallInformation.PlacedPage::place)
          .as("4 of 8 frames hold page tables, and one the locked page; who trims ahead writes now")
          .containsExactly(
              PageLocation.LOCKED,
              PageLocation.PAGEFILE,
              PageLocation.PAGEFILE,
              PageLocation.PAGEFILE,
              trimmed,
              trimmed,
              PageLocation.WORKING_SET);
      assertThat(process.read(0x3000_1000, 1).value()).as("is brought back").isEqualTo(1);
    }
  }

  @Test
  void theMachineOutlivesItsLastProcess() {
    try (MachineSession machine = MachineSession.open(MachineOptions.DEFAULT, 1)) {
      machine.openProcess("a").close();
      assertThatThrownBy(() -> machine.openProcess("b"))
          .hasMessage("the machine has had 1 processes, and can have no more");
    }
    assertThatThrownBy(() -> MachineSession.open(MachineOptions.DEFAULT, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aProcessThatCanGetNoPageEndsAndSaysSo() {
    try (MachineSession machine = MachineSession.open(MachineOptions.DEFAULT.withRam(4 * 0x1000))) {
      ProcessSession process = machine.openProcess("a");
      process.call(new VirtualAlloc(0x3000_0000, 0x8000, BOTH, READWRITE));
      assertThatThrownBy(() -> process.write(0x3000_0000, 1, 1))
          .as("4 levels of page tables and a page do not fit into 4 frames")
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("process a has ended: " + Reply.NO_PAGE);
    }
  }

  @ParameterizedTest
  @CsvSource({"TEXTBOOK, 0", "WINDOWS, 2"})
  void whatIsCommittedIsBoundedByRamAndPagefile(PagingConfig.Kind paging, int reserve) {
    long limit = (4 << 20) - reserve * 0x1000L;
    MachineOptions options =
        MachineOptions.DEFAULT.withRam(1 << 20).withPagefile(1 << 20, 3 << 20).withPaging(paging);
    try (MachineSession machine = MachineSession.open(options)) {
      ProcessSession process = machine.openProcess("a");
      assertThat(process.call(new VirtualAlloc(0, limit, BOTH, READWRITE)).error())
          .as("as much as the limit and its page tables exceed it")
          .isEqualTo(Win32Error.ERROR_COMMITMENT_LIMIT);
      assertThat(process.call(new VirtualAlloc(0, limit - 6 * 0x1000, BOTH, READWRITE)).error())
          .as("3 tables of the lowest level and one of each other")
          .isEqualTo(Win32Error.ERROR_SUCCESS);
      var status =
          (CallInformation.MemoryStatus)
              process.call(new SystemCall.GlobalMemoryStatusEx()).information();
      assertThat(status.availPageFile()).isZero();
      assertThat(status.totalPageFile()).isEqualTo(limit);
      assertThat(status.totalPhys()).isEqualTo(1 << 20);
    }
  }
}
