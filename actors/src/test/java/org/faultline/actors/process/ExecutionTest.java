package org.faultline.actors.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.faultline.actors.TestWorkloads;
import org.faultline.actors.message.Trap;
import org.faultline.actors.plan.MachineParts;
import org.faultline.actors.plan.MachinePlan;
import org.faultline.memory.address.Access;
import org.faultline.memory.address.Protection;
import org.faultline.memory.address.Win32Error;
import org.faultline.memory.section.SectionInfo;
import org.faultline.memory.section.SectionWork;
import org.faultline.memory.server.Finding;
import org.faultline.memory.server.PageChanges;
import org.faultline.memory.server.Request;
import org.faultline.memory.server.RunReport;
import org.faultline.memory.server.SectionFindings;
import org.junit.jupiter.api.Test;

/** One process alone: whoever serves its requests is this test. */
class ExecutionTest {
  private static final long FOREVER = Long.MAX_VALUE;
  private static final long FIRST_PAGE = 0x10;

  private static Execution executing(String steps) {
    return executing("page-tables = free, policy = lru, lists = off", steps);
  }

  private static Execution executing(String paging, String steps) {
    MachinePlan plan =
        new MachinePlan(
            TestWorkloads.of(
                """
                machine { profile = laptop, cpus = 1, ram = 1 MiB, reference = 10 ns }
                paging { %s }
                processes.p.program = [ %s ]
                """
                    .formatted(paging, steps)));
    MachineParts parts = MachineParts.open(plan);
    return parts.execution(plan.processes().get(0), parts.settings(Runnable::run));
  }

  private static final String HEAP =
      "{ VirtualAlloc { as = heap, size = 64 KiB, type = MEM_RESERVE | MEM_COMMIT,"
          + " protect = PAGE_READWRITE } },";

  private static Trap begin(Execution execution, long fromNanos, PageChanges changes) {
    execution.begin(fromNanos, changes, null, null, 0, 0);
    return execution.run(FOREVER, FOREVER);
  }

  private static Request request(Trap trap) {
    return ((Trap.MemoryRequest) trap).request();
  }

  /** The call at the beginning is granted; the trap that comes next. */
  private static Trap granted(Execution execution) {
    assertThat(request(begin(execution, 0, PageChanges.NONE))).isInstanceOf(Request.Call.class);
    execution.begin(1_000, PageChanges.NONE, Win32Error.ERROR_SUCCESS, null, 0, 0);
    return execution.run(FOREVER, FOREVER);
  }

  /** The request is granted and finds this; what is requested next. */
  private static Request answered(Execution execution, PageChanges changes, Finding finding) {
    execution.begin(2_000, changes, Win32Error.ERROR_SUCCESS, finding, 0, 0);
    return request(execution.run(FOREVER, FOREVER));
  }

  private static PageChanges mapped(long page, int frame) {
    PageChanges changes = new PageChanges();
    changes.map(page, frame, 0, null);
    return changes;
  }

  @Test
  void computingTakesItsTimeAndThenTheProgramExits() {
    Execution execution = executing("{ Compute = 5 us }");
    Trap trap = begin(execution, 700, PageChanges.NONE);
    assertThat(request(trap)).isEqualTo(new Request.Exit(0, null));
    assertThat(execution.nowNanos()).isEqualTo(5_700);
    assertThat(execution.counts().cpuNanos()).isEqualTo(5_000);
  }

  @Test
  void aRunEndsWhenItsTimeIsUpAndGoesOnWhereItWas() {
    Execution execution = executing("{ Compute = 5 us }");
    execution.begin(0, PageChanges.NONE, null, null, 0, 0);
    assertThat(execution.run(2_000, FOREVER)).isEqualTo(Trap.Paused.PAUSED);
    assertThat(execution.nowNanos()).isEqualTo(2_000);
    assertThat(request(begin(execution, 3_000, PageChanges.NONE))).isInstanceOf(Request.Exit.class);
    assertThat(execution.nowNanos()).isEqualTo(6_000);
  }

  @Test
  void theFirstTouchOfAPageFaultsAndCountsAsDone() {
    Execution execution =
        executing(HEAP + "{ Touch { in = heap, pattern = sequential, references = 3 } }");
    Request.Fault fault = (Request.Fault) request(granted(execution));
    assertThat(fault.page()).isEqualTo(FIRST_PAGE);
    assertThat(fault.access()).isEqualTo(Access.READ);
    assertThat(fault.retired()).isTrue();
    assertThat(execution.references()).isEqualTo(1);
    assertThat(execution.counts().faults()).isEqualTo(1);
  }

  @Test
  void whatWasTouchedIsReportedOnceByItsFrame() {
    Execution execution =
        executing(HEAP + "{ Touch { in = heap, pattern = sequential, references = 33 } }");
    granted(execution);
    execution.takeReport();
    assertThat(execution.takeReport()).as("nothing ran since").isNull();
    Trap next = begin(execution, 2_000, mapped(FIRST_PAGE, 7));
    assertThat(((Request.Fault) request(next)).page()).isEqualTo(FIRST_PAGE + 1);
    assertThat(execution.takeReport().touched()).isEmpty();
  }

  @Test
  void dataThatIsWrittenIsReportedWithTheFrameOfItsPage() {
    Execution execution = executing(HEAP + "{ Write { in = heap, value = 9, width = 8 } }");
    Request.Fault fault = (Request.Fault) request(granted(execution));
    assertThat(fault.retired()).as("it is made again").isFalse();
    execution.takeReport();
    assertThat(request(begin(execution, 2_000, mapped(FIRST_PAGE, 7))))
        .isInstanceOf(Request.Exit.class);
    RunReport report = execution.takeReport();
    assertThat(report.dirtied()).containsExactly(7);
    assertThat(report.contents().frames()).containsExactly(7);
    assertThat(report.contents().bytes()[0])
        .as("little end first")
        .startsWith(9, 0, 0, 0, 0, 0, 0, 0);
  }

  @Test
  void aCallThatIsRefusedEndsTheProgramWithTheError() {
    Execution execution = executing(HEAP + "{ Compute = 1 us }");
    begin(execution, 0, PageChanges.NONE);
    execution.begin(1_000, PageChanges.NONE, Win32Error.ERROR_COMMITMENT_LIMIT, null, 0, 0);
    Request.Exit exit = (Request.Exit) request(execution.run(FOREVER, FOREVER));
    assertThat(exit.code()).isEqualTo(1);
    assertThat(exit.reason()).contains("ERROR_COMMITMENT_LIMIT");
  }

  @Test
  void aReferenceToAPageThatCannotBeReadEndsTheProgram() {
    Execution execution =
        executing(HEAP + "{ Touch { in = heap, pattern = sequential, references = 3 } }");
    granted(execution);
    execution.begin(2_000, PageChanges.NONE, null, null, 0, 0);
    execution.failInPage();
    Request.Exit exit = (Request.Exit) request(execution.run(FOREVER, FOREVER));
    assertThat(exit.reason())
        .isEqualTo(
            "EXCEPTION_IN_PAGE_ERROR: page 0x10 at 0x10000 could not be read from the pagefile");
  }

  @Test
  void aDataAccessToAPageThatCannotBeReadIsTheProgramsAffair() {
    Execution execution =
        executing(
            HEAP
                + "{ Write { in = heap, value = 9, expect = EXCEPTION_IN_PAGE_ERROR } },"
                + " { Exit = 3 }");
    granted(execution);
    execution.begin(2_000, PageChanges.NONE, null, null, 0, 0);
    execution.failInPage();
    assertThat(request(execution.run(FOREVER, FOREVER))).isEqualTo(new Request.Exit(3, null, 1));
  }

  /** Its first bytes are read, then its second page leaves, and cannot be read again. */
  @Test
  void aDataAccessThatFailsHalfwayLeavesNothingToTheNextOne() {
    Execution execution =
        executing(
            "kind = windows",
            """
            { CreateFileMapping { as = s, size = 8 KiB } }
            { MapViewOfFile { of = s, as = v, at = 0x20000000 } }
            { Read { in = v, offset = 4092, width = 8, expect = EXCEPTION_IN_PAGE_ERROR } }
            { Read { in = v, width = 8 } }
            """);
    long page = 0x20000;
    int everything = 0xF001F;
    SectionInfo section = new SectionInfo(1, 0x2000, Protection.PAGE_READWRITE, 0, false);
    Finding found = new SectionFindings.SectionFound(4, everything, section, false);
    begin(execution, 0, PageChanges.NONE);
    answered(execution, PageChanges.NONE, found);
    answered(execution, PageChanges.NONE, found);
    execution.begin(2_000, PageChanges.NONE, Win32Error.ERROR_SUCCESS, null, 0, 0);
    assertThat(faultedPage(execution.run(FOREVER, FOREVER))).isEqualTo(page);
    assertThat(faultedPage(begin(execution, 3_000, mapped(page, 1)))).isEqualTo(page + 1);
    assertThat(accessed(request(begin(execution, 4_000, mapped(page + 1, 2)))))
        .isEqualTo(new SectionWork.AccessData(page, 4092, 4, null));
    PageChanges secondLeaves = new PageChanges();
    secondLeaves.unmap(page + 1);
    Request again = answered(execution, secondLeaves, new SectionFindings.BytesRead(new byte[4]));
    assertThat(((Request.Fault) again).page()).isEqualTo(page + 1);
    execution.begin(5_000, PageChanges.NONE, null, null, 0, 0);
    execution.failInPage();
    assertThat(accessed(request(execution.run(FOREVER, FOREVER))))
        .isEqualTo(new SectionWork.AccessData(page, 0, 8, null));
  }

  private static long faultedPage(Trap trap) {
    return ((Request.Fault) request(trap)).page();
  }

  private static SectionWork accessed(Request request) {
    return ((Request.Call) request).work().section();
  }

  @Test
  void theSameProcessAsksWithOneTrap() {
    Execution execution =
        executing(HEAP + "{ Touch { in = heap, pattern = sequential, references = 33 } }");
    Trap first = granted(execution);
    assertThat(begin(execution, 2_000, mapped(FIRST_PAGE, 1))).isSameAs(first);
  }
}
