package org.faultline.lab.studies.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.faultline.lab.results.folder.Manifest;
import org.faultline.lab.studies.cell.CellFailure;
import org.faultline.lab.studies.design.Cell;
import org.faultline.lab.studies.design.Setting;
import org.faultline.lab.studies.design.StudyConfig;
import org.faultline.workload.binding.ConfigProblemsException;
import org.faultline.workload.binding.Origin;
import org.faultline.workload.binding.Problem;
import org.faultline.workload.binding.Problems;
import org.faultline.workload.config.LoadedWorkload;
import org.faultline.workload.config.WorkloadLoader;

/**
 * The workloads of all cells, read before the first run. A cell whose workload cannot be used
 * fails; where no cell's can, the study itself is wrong.
 */
public final class Preparation {
  private final SortedMap<Integer, LoadedWorkload> workloads = new TreeMap<>();
  private final SortedMap<Integer, CellFailure> refused = new TreeMap<>();
  private final SortedMap<String, String> hashes = new TreeMap<>();

  private Preparation() {}

  /**
   * Reads the workload of each cell.
   *
   * @throws ConfigProblemsException where none can be used, or a measure is unknown
   * @throws IOException where an input cannot be read
   */
  public static Preparation of(StudyConfig study, WorkloadLoader loader) throws IOException {
    Preparation preparation = new Preparation();
    List<Problem> first = new ArrayList<>();
    for (Cell cell : study.cells()) {
      try {
        preparation.add(cell, loader.load(study.workload(), cell.sets()));
      } catch (ConfigProblemsException e) {
        List<Problem> problems = e.problems().stream().map(p -> placed(p, cell)).toList();
        first.addAll(first.isEmpty() ? problems : List.of());
        preparation.refused.put(
            cell.number(),
            new CellFailure(CellFailure.Kind.REFUSED, problems.get(0).sentence(), e));
      }
    }
    Problems problems = new Problems();
    if (preparation.workloads.isEmpty()) {
      first.forEach(problem -> problems.add(problem.origin(), problem.message()));
    } else {
      new MeasureNames(preparation.any().config()).check(study, problems);
    }
    problems.throwIfAny();
    return preparation;
  }

  private void add(Cell cell, LoadedWorkload workload) throws IOException {
    workloads.put(cell.number(), workload);
    for (Map.Entry<String, Path> input : workload.inputs().entrySet()) {
      if (!hashes.containsKey(input.getKey())) {
        hashes.put(input.getKey(), Manifest.sha256(input.getValue()));
      }
    }
  }

  /** The problem of an override, at the place where the study says so. */
  private static Problem placed(Problem problem, Cell cell) {
    for (Setting setting : cell.settings()) {
      String set = Origin.SET + setting.text().strip().replaceAll("\\s+", " ");
      boolean inFile = setting.origin().line() > 0;
      if (problem.origin().source().equals(set) && inFile) {
        return new Problem(setting.origin(), problem.message());
      }
    }
    return problem;
  }

  /** The workload of some cell, of which there is at least one. */
  public LoadedWorkload any() {
    return workloads.values().iterator().next();
  }

  /**
   * The workload of a cell.
   *
   * @throws CellFailure where it cannot be used
   */
  public LoadedWorkload workload(Cell cell) {
    LoadedWorkload workload = workloads.get(cell.number());
    if (workload == null) {
      throw Objects.requireNonNull(refused.get(cell.number()), "a cell is usable or refused");
    }
    return workload;
  }

  /** The workloads of the cells whose workload can be used. */
  public Map<Cell, LoadedWorkload> workloads(StudyConfig study) {
    Map<Cell, LoadedWorkload> usable = new LinkedHashMap<>();
    for (Cell cell : study.cells()) {
      LoadedWorkload workload = workloads.get(cell.number());
      if (workload != null) {
        usable.put(cell, workload);
      }
    }
    return usable;
  }

  /** SHA-256 of each input of the workloads in hexadecimal, by its path beside the workload. */
  public SortedMap<String, String> hashes() {
    return hashes;
  }
}
