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
 */
public record StudyConfig(
    String name,
    String question,
    Subject subject,
    Design design,
    Sampling sampling,
    Measured measured,
    PlotPlan plot,
    Source source) {

  /**
   * What is studied.
   *
   * @param workload as {@code WorkloadLoader} takes it
   * @param work whether the workload is a replay
   */
  public record Subject(String workload, Work work) {}

  /**
   * What varies.
   *
   * @param factors ordered by name
   * @param cells in their order
   * @param baseline the levels that other cells are compared with, by factor; empty for none
   */
  public record Design(
      List<Factor> factors, List<Cell> cells, SortedMap<String, String> baseline) {}

  /**
   * How often each cell is run, and with which seeds.
   *
   * @param seed from which the seeds of all runs follow
   */
  public record Sampling(long seed, Seeds seeds, Replications replications) {}

  /**
   * What is recorded of each run.
   *
   * @param measures each once
   * @param origins where each measure that the study names was written
   */
  public record Measured(List<String> measures, SortedMap<String, Origin> origins) {}

  /**
   * From what it was read.
   *
   * @param inputs the files of the study, by their paths relative to its folder
   * @param notes sentences about what was read otherwise than it is written
   */
  public record Source(SortedMap<String, Path> inputs, List<String> notes) {}

  /** The factor of that name. */
  public Factor factor(String factor) {
    return design.factors().stream().filter(f -> f.name().equals(factor)).findFirst().orElseThrow();
  }

  /** The seed of a run; replications count from 1. */
  public long seed(Cell cell, int replication) {
    return sampling.seeds().seed(sampling.seed(), cell, replication);
  }

  /** The cell with these levels and all others of {@code cell}; absent where there is none. */
  public @Nullable Cell sibling(Cell cell, SortedMap<String, String> levels) {
    SortedMap<String, String> wanted = new TreeMap<>(cell.labels());
    wanted.putAll(levels);
    return design.cells().stream()
        .filter(other -> other.labels().equals(wanted))
        .findFirst()
        .orElse(null);
  }
}
