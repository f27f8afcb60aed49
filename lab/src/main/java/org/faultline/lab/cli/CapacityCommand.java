package org.faultline.lab.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.faultline.lab.results.folder.Manifest;
import org.faultline.lab.results.json.Json;
import org.faultline.lab.results.output.ExitCode;
import org.faultline.lab.results.output.ResultsFolder;
import org.faultline.lab.results.output.UserMistake;
import org.faultline.lab.studies.capacity.CapacityAnswer;
import org.faultline.lab.studies.capacity.CapacityQuestion;
import org.faultline.lab.studies.capacity.CapacityStudy;
import org.faultline.lab.studies.capacity.CapacitySummarizer;
import org.faultline.lab.studies.capacity.CapacitySummary;
import org.faultline.lab.studies.capacity.CapacityText;
import org.faultline.lab.studies.capacity.Requirement;
import org.faultline.lab.studies.design.Replications;
import org.faultline.workload.binding.Nearest;
import org.faultline.workload.config.LoadedWorkload;
import org.faultline.workload.config.MachineConfig;
import org.faultline.workload.config.ProcessGroup;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code faultline capacity}. */
@Command(
    name = "capacity",
    description = {
      "Finds how many processes of a group a machine holds before a requirement is missed, or how"
          + " little memory a given number of them needs.",
      "Each number is judged by several runs: met or not met where the whole 95 %% interval of the"
          + " measure's mean is on one side of the bound, undecided where it is not."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  faultline capacity web --of web --require 'web.page.latency.p99 < 50 ms'",
      "  faultline capacity web --of web --require 'cpu.utilisation < 80 %%'",
      "  faultline capacity web --of web --require 'web.lifetime > 99' --memory-for 12",
      "Exit code 1 means that not even one process, or the most memory, meets the requirements."
    })
final class CapacityCommand extends ConsoleCommand {
  private static final int MOST_SEEDS = 1_000;
  private static final int MEMORY_TIMES = 4;

  @Mixin private WorkloadOptions workload;
  @Mixin private JobsOption jobs;
  @Mixin private ReplaceOption replace;
  @Mixin private FormatOption format;

  @Option(
      names = "--of",
      paramLabel = "GROUP",
      description = "Whose processes are counted (default: the only group).")
  private @Nullable String group;

  @Option(
      names = "--require",
      paramLabel = "'MEASURE < VALUE'",
      required = true,
      description =
          "What must hold: a measure, one of < <= > >=, and a value. May"
              + " be repeated; then all must hold.")
  private List<String> requirements;

  @Option(
      names = "--memory-for",
      paramLabel = "N",
      description = "Find the least machine.ram for N processes instead.")
  private @Nullable String memoryFor;

  @Option(
      names = "--max",
      paramLabel = "N",
      description = "The largest number of processes to try (default: 1024).")
  private @Nullable String max;

  @Option(
      names = "--max-ram",
      paramLabel = "SIZE",
      description = "With --memory-for, the most memory (default: four times machine.ram).")
  private @Nullable String maxRam;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "5",
      description =
          "Runs for each number, with seeds counting up from the" + " workload's (default: 5).")
  private String seeds;

  @Option(
      names = "--max-seeds",
      paramLabel = "N",
      description = "The most runs for a number that is undecided (default: four times --seeds).")
  private @Nullable String maxSeeds;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where results go (default: runs/capacity-NAME-GROUP).")
  private @Nullable Path out;

  @Override
  ExitCode perform() throws IOException {
    List<Requirement> required = required();
    LoadedWorkload loaded = workload.load(List.of());
    console().notes(loaded.notes());
    CapacityQuestion question = question(loaded, required);
    console().notes(RecordingNotes.of(loaded.config()));
    String name = workload.name();
    Path target = out == null ? Path.of("runs", "capacity-" + name + "-" + question.group()) : out;
    // Ctrl-C waits until what was judged is written.
    try (Interruption interruption = new Interruption();
        ResultsFolder folder = ResultsFolder.begin(target, replace.given())) {
      CapacityAnswer answer = answer(question, loaded, interruption);
      CapacitySummary json =
          CapacitySummarizer.summary(answer, Manifest.of(Version.number(), name, loaded));
      Json.write(folder.folder().resolve("capacity.json"), json);
      folder.publish();
      show(answer, json, target);
      if (answer.interrupted()) {
        return ExitCode.INTERRUPTED;
      }
      return answer.any() ? ExitCode.DONE : ExitCode.CHECK_FAILED;
    }
  }

  private void show(CapacityAnswer answer, CapacitySummary json, Path target) {
    if (format.json()) {
      console().text(Json.text(json));
    } else {
      console().lines(CapacityText.lines(answer));
      console().line("Results     " + target);
    }
  }

  private CapacityAnswer answer(
      CapacityQuestion question, LoadedWorkload loaded, Interruption interruption) {
    try (CapacityProgress progress = CapacityProgress.of(!format.json());
        CapacityStudy study = new CapacityStudy(question, loaded, Workloads.loader(), progress)) {
      interruption.onInterrupt(study::interrupt);
      return study.answer();
    }
  }

  private List<Requirement> required() {
    return requirements.stream().map(Requirement::parse).toList();
  }

  private CapacityQuestion question(LoadedWorkload loaded, List<Requirement> required) {
    int first = whole("--seeds", seeds, 1, MOST_SEEDS);
    int last =
        maxSeeds == null
            ? Math.min(MOST_SEEDS, first == 1 ? 1 : 4 * first)
            : whole("--max-seeds", maxSeeds, first, MOST_SEEDS);
    if (memoryFor == null && maxRam != null) {
      throw new UserMistake("--max-ram makes sense only with --memory-for");
    }
    if (memoryFor != null && max != null) {
      throw new UserMistake("--max makes no sense with --memory-for; use --max-ram");
    }
    int processes = memoryFor == null ? 0 : whole("--memory-for", memoryFor, 1, 100_000);
    return new CapacityQuestion(
        workload.fileOrName(),
        workload.sets(),
        group(loaded),
        processes,
        memoryFor == null ? whole("--max", max == null ? "1024" : max, 1, 100_000) : ram(loaded),
        required,
        new Replications(first, last, first, 0, List.of()),
        jobs.count());
  }

  private long ram(LoadedWorkload loaded) {
    long own = loaded.config().machine().ramBytes();
    return maxRam == null
        ? Math.min(MachineConfig.MAXIMUM_RAM, MEMORY_TIMES * own)
        : OptionValue.read(
            "--max-ram", maxRam, node -> node.bytes(1 << 20, MachineConfig.MAXIMUM_RAM));
  }

  private String group(LoadedWorkload loaded) {
    List<String> names = loaded.config().processes().stream().map(ProcessGroup::name).toList();
    if (group == null && names.size() == 1) {
      return names.get(0);
    }
    if (group == null) {
      throw new UserMistake("say with --of which group is meant: " + String.join(", ", names));
    }
    if (!names.contains(group)) {
      throw new UserMistake(
          "--of is '%s', and the workload has no such group%s; it has %s"
              .formatted(group, Nearest.hint(group, names), String.join(", ", names)));
    }
    return group;
  }

  private static int whole(String option, String text, int least, int most) {
    return OptionValue.read(option, text, node -> node.integer(least, most));
  }
}
