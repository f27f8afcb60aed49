package org.faultline.lab.verification.win32;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.faultline.actors.run.Simulator;
import org.faultline.actors.session.MachineOptions;
import org.faultline.workload.config.PagingConfig;

/**
 * What memory a case uses, found by watching it.
 *
 * @param touchedPages distinct pages read, written, executed or locked, of each process
 * @param tablePages distinct page-table pages above them, on all levels, and with page lists above
 *     pages of a reservation that were committed
 * @param lockedPages the most pages locked at once
 * @param views whether sections are mapped
 */
public record CaseFootprint(int touchedPages, int tablePages, int lockedPages, boolean views) {
  /**
   * The larger of a tenth of the touched pages, and what cannot be paged out with 2 to spare, for
   * an access to two pages. With views it is 3: the second page may have to be copied.
   */
  int framesUnderPressure() {
    return Math.max((touchedPages + 9) / 10, tablePages + lockedPages + (views ? 3 : 2));
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
    return new CaseFootprint(
        processes.stream().mapToInt(ProcessFootprint::touchedPages).sum(),
        processes.stream().mapToInt(ProcessFootprint::tablePages).sum(),
        processes.stream().mapToInt(ProcessFootprint::mostLockedPages).sum(),
        processes.stream().anyMatch(ProcessFootprint::mappedViews));
  }
}
