package org.faultline.lab.verification.convert;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.faultline.lab.results.output.UserMistake;
import org.faultline.workload.program.ProgramParser;
import org.faultline.workload.program.Win32Flags;
import org.faultline.workload.strace.AllocationLog;
import org.faultline.workload.strace.AllocationStep;

/** A log of strace as a workload: a group for each process, a step for each call. */
public final class StraceWorkload {
  private StraceWorkload() {}

  /**
   * The workload's text.
   *
   * @param file where the log was read
   * @throws UserMistake where a process made too many calls for one program
   */
  public static String of(AllocationLog log, Path file) {
    String name = String.valueOf(file.getFileName()).replaceAll("\\..*", "");
    StringBuilder text = new StringBuilder();
    text.append(String.format(Locale.ROOT, "# %,d calls of strace.%n", log.calls()));
    log.remarks().forEach(remark -> text.append("# ").append(remark).append('\n'));
    text.append("title = \"").append(name.replaceAll("[^\\w .-]", "_"));
    text.append(": what it reserved, committed and freed\", seed = 1\n");
    text.append("machine { layout = 64-bit }\nprocesses {\n");
    Set<String> names = new LinkedHashSet<>();
    for (AllocationLog.Process process : log.processes()) {
      String group = "p" + process.id();
      for (int again = 2; !names.add(group); again++) {
        group = "p" + process.id() + "-" + again;
      }
      process(text, group, process, file);
    }
    return text.append("}\n").toString();
  }

  private static void process(
      StringBuilder text, String group, AllocationLog.Process process, Path file) {
    text.append("  ").append(group).append(" { start-at = ").append(process.startNanos());
    text.append(" ns, program = [\n");
    long nowNanos = process.startNanos();
    int steps = 0;
    for (AllocationStep step : process.steps()) {
      if (step.atNanos() > nowNanos) {
        steps += wait(text, step.atNanos() - nowNanos);
        nowNanos = step.atNanos();
      }
      text.append("    { ").append(call(step)).append(" }\n");
      steps++;
    }
    if (process.endNanos() > nowNanos) {
      steps += wait(text, process.endNanos() - nowNanos);
    }
    if (steps > ProgramParser.MAXIMUM_STEPS) {
      throw new UserMistake(
          String.format(
              Locale.ROOT,
              "%s: Process %d takes %,d steps and a program has at most %,d: play the log with a step"
                  + " Strace { file = ... }.",
              file,
              process.id(),
              steps,
              ProgramParser.MAXIMUM_STEPS));
    }
    text.append("  ] }\n");
  }

  private static int wait(StringBuilder text, long nanos) {
    text.append("    { Wait = ").append(nanos).append(" ns }\n");
    return 1;
  }

  private static String call(AllocationStep step) {
    String name = "region" + step.region();
    String place =
        "in = %s, offset = %d B, size = %d B".formatted(name, step.offsetBytes(), step.bytes());
    String protect = "protect = " + Win32Flags.PROTECTION.format(step.protect());
    return switch (step.kind()) {
      case RESERVE -> allocate(name, step, "MEM_RESERVE", protect);
      case ALLOCATE -> allocate(name, step, "MEM_RESERVE | MEM_COMMIT", protect);
      case COMMIT -> "VirtualAlloc { %s, type = MEM_COMMIT, %s }".formatted(place, protect);
      case RESET ->
          "VirtualAlloc { %s, type = MEM_RESET, protect = PAGE_READWRITE }".formatted(place);
      case PROTECT -> "VirtualProtect { %s, %s }".formatted(place, protect);
      case LOCK -> "VirtualLock { %s }".formatted(place);
      case UNLOCK -> "VirtualUnlock { %s }".formatted(place);
      case DECOMMIT -> "VirtualFree { %s, type = MEM_DECOMMIT }".formatted(place);
      case RELEASE -> "VirtualFree { in = %s, type = MEM_RELEASE }".formatted(name);
    };
  }

  private static String allocate(String name, AllocationStep step, String type, String protect) {
    return "VirtualAlloc { as = %s, size = %d B, type = %s, %s }"
        .formatted(name, step.bytes(), type, protect);
  }
}
