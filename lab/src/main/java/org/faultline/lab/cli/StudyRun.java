package org.faultline.lab.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.faultline.lab.results.json.Json;
import org.faultline.lab.results.measure.Unit;
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
import picocli.CommandLine;

/** Makes a study, from its file to its results. */
final class StudyRun {
  private static final double NANOS_PER_SECOND = 1e9;

  private final PrintWriter out;
  private final PrintWriter err;
  private final SweepOptions options;

  StudyRun(CommandLine line, SweepOptions options) {
    this.out = line.getOut();
    this.err = line.getErr();
    this.options = options;
  }

  /** Makes the study of that file or name; gives the exit code. */
  int run(String fileOrName, Adjustments adjustments) throws IOException {
    StudyConfig study =
        new StudyLoader(Home.find(), Work.by(Workloads.loader())).load(fileOrName, adjustments);
    int jobs = options.jobs();
    study.notes().forEach(err::println);
    Preparation preparation = Preparation.of(study, Workloads.loader());
    preparation.any().notes().forEach(err::println);
    if (options.plan()) {
      plan(study);
      return ExitCode.DONE;
    }
    StudyIdentity identity = StudyIdentity.of(Version.number(), study, preparation.hashes());
    RecordingNotes.say(preparation.any().config(), err);
    Path target = options.out(study.name(), study.seed());
    // Ctrl-C is heard from before there is a journal: whoever sees that may send one.
    try (Interruption interruption = new Interruption();
        Journal journal = open(target, identity)) {
      return sweep(study, preparation, identity, journal, target, jobs, interruption);
    }
  }

  private void plan(StudyConfig study) {
    int cells = study.cells().size();
    int least = cells * study.replications().minimum();
    int most = cells * study.replications().maximum();
    out.println(study.question());
    out.printf(
        Locale.ROOT,
        "%d cells, %s runs of %s%n",
        cells,
        least == most ? Integer.toString(least) : least + " to " + most,
        Workloads.name(study.workload()));
    study.cells().forEach(cell -> out.printf("%5d  %s%n", cell.number(), cell.name()));
    out.flush();
  }

  private Journal open(Path target, StudyIdentity identity) {
    boolean retry = options.retryFailed();
    try {
      StudyFolder folder = StudyFolder.begin(target, options.resume(), options.force());
      Journal journal = Journal.open(folder.journal(), identity, retry);
      if (journal.dropped() > 0) {
        err.printf(
            "faultline: the end of %s was damaged; %d of its lines are made again%n",
            folder.journal(), journal.dropped());
      }
      return journal;
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.BAD_INPUT, e.getMessage(), e);
    }
  }

  private int sweep(
      StudyConfig study,
      Preparation preparation,
      StudyIdentity identity,
      Journal journal,
      Path target,
      int jobs,
      Interruption interruption)
      throws IOException {
    long began = System.nanoTime();
    int kept = journal.entries().size();
    Sweep sweep;
    boolean whole;
    try (Progress progress = Progress.of(study.name(), " runs", !options.quiet())) {
      sweep = new Sweep(study, preparation, journal, listener(progress));
      interruption.onInterrupt(sweep::interrupt);
      whole = sweep.run(Workloads.loader(), jobs);
    }
    if (!whole) {
      err.printf("faultline: interrupted; --resume makes what is missing in %s%n", target);
      err.flush();
      return ExitCode.INTERRUPTED;
    }
    interruption.close();
    MeasureNames names = new MeasureNames(preparation.any().config());
    SortedMap<String, Unit> units = new TreeMap<>();
    study.measures().forEach(m -> names.unit(m).ifPresent(unit -> units.put(m, unit)));
    StudyFindings findings =
        new StudyFindings(study, sweep.entries(), units, preparation.workloads(study));
    List<String> answer = AnswerSentences.of(findings);
    StudyFolder folder = StudyFolder.begin(target, true, false);
    Path stage = folder.stage();
    Files.writeString(stage.resolve(ResultsCsv.NAME), ResultsCsv.text(findings));
    StudyManifest manifest = Provenance.of(study, preparation, identity);
    Json.write(
        stage.resolve(StudySummary.FILE), StudySummarizer.summary(findings, answer, manifest));
    if (options.report()) {
      Reports.write(stage);
    }
    folder.publish();
    if (!options.quiet()) {
      double seconds = (System.nanoTime() - began) / NANOS_PER_SECOND;
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
        err.printf("faultline: cell %d (%s) failed: %s%n", cell.number(), cell.name(), reason);
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
            "%d cells, %d runs%s, in %.1f s of yours   %s",
            study.cells().size(),
            findings.runs(),
            kept == 0 ? "" : " (" + kept + " were there)",
            seconds,
            findings.deterministic()
                ? "deterministic: one run of each cell"
                : "means ± 95 % (Student's t)"));
    lines.addAll(StudyTable.lines(findings));
    answer.forEach(sentence -> lines.add("* " + sentence));
    lines.add("Results     " + target + (options.report() ? "   open report.html in it" : ""));
    lines.forEach(out::println);
    out.flush();
  }

  private static int exitCode(List<List<JournalEntry>> entries) {
    List<JournalEntry> failed =
        entries.stream().flatMap(List::stream).filter(JournalEntry::failed).toList();
    if (failed.stream().anyMatch(e -> e.failure() == CellFailure.Kind.IDENTITY_BROKEN)) {
      return ExitCode.IDENTITY_BROKEN;
    }
    return failed.isEmpty() ? ExitCode.DONE : ExitCode.CHECK_FAILED;
  }
}
