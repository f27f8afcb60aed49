package org.faultline.lab.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.faultline.lab.results.folder.Manifest;
import org.faultline.lab.results.folder.ResultsFolder;
import org.faultline.lab.results.json.Json;
import org.faultline.lab.studies.capacity.CapacityAnswer;
import org.faultline.lab.studies.capacity.CapacityQuestion;
import org.faultline.lab.studies.capacity.CapacityStudy;
import org.faultline.lab.studies.capacity.CapacitySummarizer;
import org.faultline.lab.studies.capacity.CapacitySummary;
import org.faultline.lab.studies.capacity.CapacityText;
import org.faultline.lab.studies.capacity.Requirement;
import org.faultline.lab.studies.cell.CellFailure;
import org.faultline.lab.studies.design.Replications;
import org.faultline.workload.binding.Nearest;
import org.faultline.workload.config.LoadedWorkload;
import org.faultline.workload.config.MachineConfig;
import org.faultline.workload.config.ProcessGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code faultline capacity}. */
@Command(
    name = "capacity",
    description = {
      "Finds how many processes of a group a machine holds before a requirement is missed, or how"
          + " little memory so many need.",
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
final class CapacityCommand implements Callable<Integer> {
  /** How the answer is shown. */
  enum Format {
    table,
    json
  }

  private static final int MOST_SEEDS = 1_000;
  private static final int MEMORY_TIMES = 4;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE|NAME", description = "A workload's file, or a shipped one's name.")
  private String workload;

  @Option(
      names = "--of",
      paramLabel = "GROUP",
      description = "Whose processes are counted (default: the only group).")
  private String group;

  @Option(
      names = "--require",
      paramLabel = "'MEASURE < VALUE'",
      required = true,
      description = "What must hold; <, <=, >, >=; may be repeated: all must hold.")
  private List<String> requirements;

  @Option(
      names = "--memory-for",
      paramLabel = "N",
      description = "Find the least machine.ram for N processes instead.")
  private String memoryFor;

  @Option(
      names = "--max",
      paramLabel = "N",
      description = "The most processes that are tried (default: 1024).")
  private String max;

  @Option(
      names = "--max-ram",
      paramLabel = "SIZE",
      description = "With --memory-for, the most memory (default: four times machine.ram).")
  private String maxRam;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "5",
      description = "Runs of each number, with the seeds from the workload's on (default: 5).")
  private String seeds;

  @Option(
      names = "--max-seeds",
      paramLabel = "N",
      description = "Runs of a number that is undecided (default: four times --seeds).")
  private String maxSeeds;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Override a value of the config; may be repeated, the last one wins.")
  private List<String> sets = new ArrayList<>();

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "Runs at a time (default: one for each core); no answer depends on them.")
  private String jobs;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where results go (default: runs/capacity-NAME-GROUP).")
  private Path out;

  @Option(names = "--force", description = "Replace results that are there already.")
  private boolean force;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "What is shown: table or json (default: ${DEFAULT-VALUE}).")
  private Format format;

  @Override
  public Integer call() throws IOException {
    List<Requirement> required = required();
    LoadedWorkload loaded = Workloads.loader().load(workload, sets);
    loaded.notes().forEach(spec.commandLine().getErr()::println);
    CapacityQuestion question = question(loaded, required);
    RecordingNotes.say(loaded.config(), spec.commandLine().getErr());
    String name = Workloads.name(workload);
    Path target = out == null ? Path.of("runs", "capacity-" + name + "-" + question.group()) : out;
    // Ctrl-C waits until what was judged is written.
    try (Interruption interruption = new Interruption();
        ResultsFolder folder = begin(target)) {
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
    PrintWriter stdout = spec.commandLine().getOut();
    if (format == Format.json) {
      stdout.print(Json.text(json));
    } else {
      CapacityText.lines(answer).forEach(stdout::println);
      stdout.println("Results     " + target);
    }
    stdout.flush();
  }

  private CapacityAnswer answer(
      CapacityQuestion question, LoadedWorkload loaded, Interruption interruption) {
    try (CapacityProgress progress = CapacityProgress.of(format == Format.table);
        CapacityStudy study = new CapacityStudy(question, loaded, Workloads.loader(), progress)) {
      interruption.onInterrupt(study::interrupt);
      return study.answer();
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.BAD_INPUT, e.getMessage(), e);
    } catch (CellFailure e) {
      int code =
          switch (e.kind()) {
            case REFUSED -> ExitCode.BAD_INPUT;
            case IDENTITY_BROKEN -> ExitCode.IDENTITY_BROKEN;
            case FAILED -> ExitCode.DEFECT;
          };
      throw new CommandFailure(code, e.getMessage(), e);
    }
  }

  private List<Requirement> required() {
    try {
      return requirements.stream().map(Requirement::parse).toList();
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.BAD_INPUT, e.getMessage(), e);
    }
  }

  private CapacityQuestion question(LoadedWorkload loaded, List<Requirement> required) {
    int first = whole("--seeds", seeds, 1, MOST_SEEDS);
    int last =
        maxSeeds == null
            ? Math.min(MOST_SEEDS, first == 1 ? 1 : 4 * first)
            : whole("--max-seeds", maxSeeds, first, MOST_SEEDS);
    if (memoryFor == null && maxRam != null) {
      throw CommandFailure.badInput("--max-ram has a meaning only with --memory-for");
    }
    if (memoryFor != null && max != null) {
      throw CommandFailure.badInput("--max has no meaning with --memory-for; use --max-ram");
    }
    int processes = memoryFor == null ? 0 : whole("--memory-for", memoryFor, 1, 100_000);
    return new CapacityQuestion(
        workload,
        List.copyOf(sets),
        group(loaded),
        processes,
        memoryFor == null ? whole("--max", max == null ? "1024" : max, 1, 100_000) : ram(loaded),
        required,
        new Replications(first, last, first, 0, List.of()),
        jobs == null ? Runtime.getRuntime().availableProcessors() : whole("--jobs", jobs, 1, 1024));
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
      throw CommandFailure.badInput(
          "say with --of which group is meant: " + String.join(", ", names));
    }
    if (!names.contains(group)) {
      throw CommandFailure.badInput(
          "--of is '%s', and the workload has no such group%s; it has %s"
              .formatted(group, Nearest.hint(group, names), String.join(", ", names)));
    }
    return group;
  }

  private static int whole(String option, String text, int least, int most) {
    return OptionValue.read(option, text, node -> node.integer(least, most));
  }

  private ResultsFolder begin(Path target) {
    try {
      return ResultsFolder.begin(target, force);
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.BAD_INPUT, e.getMessage(), e);
    }
  }
}
