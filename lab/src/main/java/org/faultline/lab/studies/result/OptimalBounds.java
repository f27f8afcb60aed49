package org.faultline.lab.studies.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.faultline.lab.studies.design.Cell;
import org.faultline.lab.studies.design.StudyConfig;
import org.faultline.lab.studies.design.Work;
import org.faultline.workload.config.LoadedWorkload;

/**
 * Tells which curves are bounds. Belady's OPT makes the fewest faults of all policies that bring
 * pages in on demand, for one string of references and one size of memory: so it is a bound of
 * numbers of faults and of reads, where all cells replay the same work on the textbook machine, and
 * of nothing that a second, a latency or a write goes into.
 */
final class OptimalBounds {
  private static final String OPT = "opt";
  private static final String MACHINE = "machine.";
  private static final List<String> BOUNDED =
      List.of("total.page-faults", "total.hard-faults", "total.page-reads", "total.pages-input");

  /** Over the window, which is the whole run where nothing is left out as warm-up. */
  private static final String MISS_RATIO = "miss-ratio";

  private final StudyConfig study;
  private final Map<Cell, LoadedWorkload> workloads;

  /** A curve below which no other can lie, by its levels, and in what measure. */
  record Bound(SortedMap<String, String> series, String measure) {}

  OptimalBounds(StudyConfig study, Map<Cell, LoadedWorkload> workloads) {
    this.study = study;
    this.workloads = workloads;
  }

  /** Those of {@code curves}. */
  List<Bound> of(List<Curve> curves) {
    List<Bound> bounds = new ArrayList<>();
    if (study.subject().work() != Work.WHOLE
        || !workloads.values().stream().allMatch(OptimalBounds::textbook)) {
      return bounds;
    }
    for (Curve curve : curves) {
      if (!curve.cells().isEmpty() && curve.cells().stream().allMatch(this::optimal)) {
        study.measured().measures().stream()
            .filter(this::bounded)
            .forEach(measure -> bounds.add(new Bound(curve.series(), measure)));
      }
    }
    return bounds;
  }

  /** Paging as Windows does needs no read for a page of zeros. */
  private static boolean textbook(LoadedWorkload workload) {
    return !workload.config().paging().isWindows();
  }

  private boolean optimal(CellSummary cell) {
    LoadedWorkload workload = workloads.get(cell.cell());
    return workload != null && workload.config().paging().policy().equals(OPT);
  }

  private boolean bounded(String measure) {
    int dot = measure.indexOf('.');
    // Where several groups share memory, fewer faults of all may be more of one.
    boolean all =
        measure.startsWith(MACHINE)
            || workloads.values().stream().allMatch(w -> w.config().processes().size() == 1);
    if (dot < 0 || !all) {
      return false;
    }
    String what = measure.substring(dot + 1);
    return BOUNDED.contains(what)
        || what.equals(MISS_RATIO)
            && workloads.values().stream().allMatch(w -> w.config().run().warmUpNanos() == 0);
  }
}
