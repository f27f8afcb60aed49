package org.faultline.lab.studies.design;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.faultline.workload.binding.Origin;
import org.jspecify.annotations.Nullable;

/**
 * A whole study.
 *
 * @param name of its file, without {@code .conf}
 * @param question what it answers, one line
 * @param workload as {@code WorkloadLoader} takes it
 * @param seed from which the seeds of all runs follow
 * @param factors what varies, ordered by name
 * @param cells in their order
 * @param measures what is recorded of each run; each once
 * @param origins where each measure that the study names was written
 * @param baseline the levels that other cells are compared with, by factor; empty for none
 * @param work whether the workload is a replay
 * @param inputs the files of the study, by their paths relative to its folder
 * @param notes sentences about what was read otherwise than it is written
 */
public record StudyConfig(
    String name,
    String question,
    String workload,
    long seed,
    Seeds seeds,
    List<Factor> factors,
    List<Cell> cells,
    Replications replications,
    List<String> measures,
    SortedMap<String, Origin> origins,
    SortedMap<String, String> baseline,
    PlotPlan plot,
    Work work,
    SortedMap<String, Path> inputs,
    List<String> notes) {

  /** The factor of that name. */
  public Factor factor(String factor) {
    return factors.stream().filter(f -> f.name().equals(factor)).findFirst().orElseThrow();
  }

  /** The seed of a run; replications count from 1. */
  public long seed(Cell cell, int replication) {
    return seeds.seed(seed, cell, replication);
  }

  /** The cell with these levels and all others of {@code cell}; absent where there is none. */
  public @Nullable Cell sibling(Cell cell, SortedMap<String, String> levels) {
    SortedMap<String, String> wanted = new TreeMap<>(cell.labels());
    wanted.putAll(levels);
    return cells.stream().filter(other -> other.labels().equals(wanted)).findFirst().orElse(null);
  }
}
