package org.faultline.lab.verification.win32;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.faultline.actors.run.Simulator;
import org.faultline.actors.session.MachineOptions;
import org.faultline.memory.address.ProcessLimits;
import org.faultline.workload.config.PagingConfig;

/**
 * What memory a case uses, found by watching it.
 *
 * @param touchedPages distinct pages read, written, executed or locked, of each process
 * @param tablePages distinct page-table pages above them, on all levels, and with page lists above
 *     pages of a reservation that were committed
 * @param lockedPages the most pages locked at once
 * @param promisedPages what another process is promised; 0 where no pages are locked
 * @param views whether sections are mapped
 */
public record CaseFootprint(
    int touchedPages, int tablePages, int lockedPages, int promisedPages, boolean views) {
  /**
   * The larger of a tenth of the touched pages, and what cannot be paged out with 2 to spare, for
   * an access to two pages. With views it is 3: the second page may have to be copied. A page can
   * only be locked beside what others are promised.
   */
  int framesUnderPressure() {
    return Math.max(
        (touchedPages + 9) / 10, tablePages + lockedPages + promisedPages + (views ? 3 : 2));
  }

  static CaseFootprint of(Simulator simulator, MachineOptions machine, ConformanceFile alone) {
    boolean commitWritesTables = machine.paging() == PagingConfig.Kind.WINDOWS;
    List<ProcessFootprint> processes = Collections.synchronizedList(new ArrayList<>());
    CaseReplayer.replay(
        simulator,
        machine,
        List.of(alone),
        program -> {
          ProcessFootprint process = new ProcessFootprint(commitWritesTables);
          processes.add(process);
          return process.watch(program);
        });
    int locked = processes.stream().mapToInt(ProcessFootprint::mostLockedPages).sum();
    boolean two = alone.cases().stream().anyMatch(ConformanceCase::hasTwoProcesses);
    return new CaseFootprint(
        processes.stream().mapToInt(ProcessFootprint::touchedPages).sum(),
        processes.stream().mapToInt(ProcessFootprint::tablePages).sum(),
        locked,
        two && locked > 0 ? ProcessLimits.DEFAULT_MINIMUM_WORKING_SET : 0,
        processes.stream().anyMatch(ProcessFootprint::mappedViews));
  }
}
