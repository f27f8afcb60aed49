package org.faultline.lab.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.faultline.lab.results.json.Json;
import org.faultline.lab.results.measure.Unit;
import org.faultline.lab.results.output.Console;
import org.faultline.lab.results.output.ExitCode;
import org.faultline.lab.results.output.OutputFiles;
import org.faultline.lab.results.output.UserMistake;
import org.faultline.lab.studies.cell.CellFailure;
import org.faultline.lab.studies.design.Adjustments;
import org.faultline.lab.studies.design.Cell;
import org.faultline.lab.studies.design.StudyConfig;
import org.faultline.lab.studies.design.StudyLoader;
import org.faultline.lab.studies.design.Work;
import org.faultline.lab.studies.page.Reports;
import org.faultline.lab.studies.result.AnswerSentences;
import org.faultline.lab.studies.result.ResultsCsv;
import org.faultline.lab.studies.result.StudyFindings;
import org.faultline.lab.studies.result.StudySummarizer;
import org.faultline.lab.studies.result.StudyTable;
import org.faultline.lab.studies.run.Journal;
import org.faultline.lab.studies.run.JournalEntry;
import org.faultline.lab.studies.run.MeasureNames;
import org.faultline.lab.studies.run.Preparation;
import org.faultline.lab.studies.run.Provenance;
import org.faultline.lab.studies.run.StudyFolder;
import org.faultline.lab.studies.run.StudyIdentity;
import org.faultline.lab.studies.run.Sweep;
import org.faultline.lab.studies.run.SweepListener;
import org.faultline.lab.studies.summary.StudyManifest;
import org.faultline.lab.studies.summary.StudySummary;
import org.faultline.workload.config.Home;

/** Makes a study, from its file to its results. */
final class StudyRun {
  private static final double NANOS_PER_SECOND = 1e9;

  private final Console console;
  private final SweepOptions options;

  StudyRun(Console console, SweepOptions options) {
    this.console = console;
    this.options = options;
  }

  /** Makes the study of that file or name; gives the exit code. */
  ExitCode run(String fileOrName, Adjustments adjustments) throws IOException {
    StudyConfig study =
        new StudyLoader(Home.find(), Work.by(Workloads.loader())).load(fileOrName, adjustments);
    int jobs = options.jobs();
    console.notes(study.source().notes());
    Preparation preparation = Preparation.of(study, Workloads.loader());
    console.notes(preparation.any().notes());
    if (options.plan()) {
      plan(study);
      return ExitCode.DONE;
    }
    StudyIdentity identity = StudyIdentity.of(Version.number(), study, preparation.hashes());
    console.notes(RecordingNotes.of(preparation.any().config()));
    Path target = options.results().folder(study.name() + "-" + study.sampling().seed());
    // Ctrl-C is heard from before there is a journal: whoever sees that may send one.
    try (Interruption interruption = new Interruption();
        Journal journal = open(target, identity)) {
      return sweep(study, preparation, identity, journal, target, jobs, interruption);
    }
  }

  private void plan(StudyConfig study) {
    int cells = study.design().cells().size();
    int least = cells * study.sampling().replications().minimum();
    int most = cells * study.sampling().replications().maximum();
    console.line(study.question());
    console.format(
        "%d cells, %s runs of %s%n",
        cells,
        least == most ? Integer.toString(least) : least + " to " + most,
        Workloads.name(study.subject().workload()));
    study.design().cells().forEach(cell -> console.format("%5d  %s%n", cell.number(), cell.name()));
  }

  private Journal open(Path target, StudyIdentity identity) {
    boolean retry = options.retryFailed();
    try {
      StudyFolder folder = StudyFolder.begin(target, options.resume(), options.results().replace());
      Journal journal = Journal.open(folder.journal(), identity, retry);
      if (journal.dropped() > 0) {
        console.problem(
            "the end of %s was damaged; %d of its lines are repeated"
                .formatted(folder.journal(), journal.dropped()));
      }
      return journal;
    } catch (IOException e) {
      throw new UserMistake(e);
    }
  }

  private ExitCode sweep(
      StudyConfig study,
      Preparation preparation,
      StudyIdentity identity,
      Journal journal,
      Path target,
      int jobs,
      Interruption interruption)
      throws IOException {
    long beganNanos = System.nanoTime();
    int kept = journal.entries().size();
    Sweep sweep;
    boolean whole;
    try (Progress progress = Progress.of(study.name(), " runs", !options.results().quiet())) {
      sweep = new Sweep(study, preparation, journal, listener(progress));
      interruption.onInterrupt(sweep::interrupt);
      whole = sweep.run(Workloads.loader(), jobs);
    }
    if (!whole) {
      console.problem("interrupted; --resume completes " + target);
      return ExitCode.INTERRUPTED;
    }
    interruption.close();
    MeasureNames names = new MeasureNames(preparation.any().config());
    SortedMap<String, Unit> units = new TreeMap<>();
    study.measured().measures().forEach(m -> names.unit(m).ifPresent(unit -> units.put(m, unit)));
    StudyFindings findings =
        new StudyFindings(study, sweep.entries(), units, preparation.workloads(study));
    List<String> answer = AnswerSentences.of(findings);
    StudyFolder folder = StudyFolder.begin(target, true, false);
    Path stage = folder.stage();
    OutputFiles.write(stage.resolve(ResultsCsv.NAME), ResultsCsv.text(findings));
    StudyManifest manifest = Provenance.of(study, preparation, identity);
    Json.write(
        stage.resolve(StudySummary.FILE), StudySummarizer.summary(findings, answer, manifest));
    if (options.results().report()) {
      Reports.write(stage);
    }
    folder.publish();
    if (!options.results().quiet()) {
      double seconds = (System.nanoTime() - beganNanos) / NANOS_PER_SECOND;
      show(study, findings, answer, target, kept, seconds);
    }
    return exitCode(sweep.entries());
  }

  private SweepListener listener(Progress progress) {
    return new SweepListener() {
      @Override
      public void progress(int made, int wanted) {
        progress.made(made, wanted);
      }

      @Override
      public void failed(Cell cell, String reason) {
        console.problem("cell %d (%s) failed: %s".formatted(cell.number(), cell.name(), reason));
      }
    };
  }

  private void show(
      StudyConfig study,
      StudyFindings findings,
      List<String> answer,
      Path target,
      int kept,
      double seconds) {
    List<String> lines = new ArrayList<>();
    lines.add(study.question());
    lines.add(
        String.format(
            Locale.ROOT,
            "%d cells, %d runs%s, in %.1f s of real time   %s",
            study.design().cells().size(),
            findings.runs(),
            kept == 0 ? "" : " (" + kept + " already made)",
            seconds,
            findings.deterministic()
                ? "deterministic: one run of each cell"
                : "means ± 95 % (Student's t)"));
    lines.addAll(StudyTable.lines(findings));
    answer.forEach(sentence -> lines.add("* " + sentence));
    lines.add(
        "Results     " + target + (options.results().report() ? "   open report.html in it" : ""));
    console.lines(lines);
  }

  private static ExitCode exitCode(List<List<JournalEntry>> entries) {
    List<JournalEntry> failed =
        entries.stream().flatMap(List::stream).filter(JournalEntry::failed).toList();
    if (failed.stream().anyMatch(e -> e.failure() == CellFailure.Kind.IDENTITY_BROKEN)) {
      return ExitCode.IDENTITY_BROKEN;
    }
    return failed.isEmpty() ? ExitCode.DONE : ExitCode.CHECK_FAILED;
  }
}
