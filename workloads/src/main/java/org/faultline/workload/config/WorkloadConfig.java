package org.faultline.workload.config;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.section.ImageLayout;
import org.faultline.memory.shares.ReplacementScope;
import org.faultline.memory.shares.ShareKind;
import org.faultline.workload.program.SectionStep;
import org.faultline.workload.program.Step;
import org.faultline.workload.program.Steps;

/**
 * A whole workload: the machine, how it pages and schedules, and the processes that run on it.
 *
 * @param title what the workload shows, one line
 * @param seed where all random streams begin
 * @param images executables and DLLs that processes load, each by its name
 * @param processes the groups, ordered by the bytes of their names; process ids follow this order,
 *     then the index in the group
 */
public record WorkloadConfig(
    String title,
    long seed,
    MachineConfig machine,
    PagingConfig paging,
    SchedulerConfig scheduler,
    RunConfig run,
    SortedMap<String, ImageLayout> images,
    List<ProcessGroup> processes) {

  /** The most processes of all groups together. */
  public static final int MAXIMUM_PROCESSES = 100_000;

  /**
   * Orders the groups and checks what concerns several parts.
   *
   * @throws IllegalArgumentException where two parts do not go together
   */
  public WorkloadConfig {
    for (ProcessGroup group : processes) {
      boolean starts = group.start().kind() == ProcessStart.Kind.WINDOWS;
      Check.part(
          !starts || paging.isWindows(),
          List.of("processes", group.name(), "start"),
          "is 'windows', which needs paging.kind = windows: the textbook machine loads no images");
      images = starts ? SystemImages.with(images, machine.layout()) : images;
    }
    images = Collections.unmodifiableSortedMap(new TreeMap<>(images));
    ImageBinder.check(images, machine.layout());
    processes = processes.stream().sorted(Comparator.comparing(ProcessGroup::name)).toList();
    Check.that(
        processes.stream().map(ProcessGroup::name).distinct().count() == processes.size(),
        "has two groups of processes with the same name");
    long count = processes.stream().mapToLong(ProcessGroup::count).sum();
    Check.part(
        count <= MAXIMUM_PROCESSES,
        List.of("processes"),
        "are " + count + ", but may be at most " + MAXIMUM_PROCESSES);
    Check.part(
        scheduler.order() != SchedulerConfig.Order.TRACE || machine.cpus() == 1,
        List.of("scheduler", "order"),
        "is 'trace', which needs machine.cpus = 1");
    Check.part(
        !scheduler.controlsLoad() || !paging.lease(),
        List.of("scheduler", "load-control"),
        "needs paging.lease = off: frames that a process leases cannot be taken from it");
    Check.part(
        paging.isWindows() || machine.files().isEmpty(),
        List.of("machine", "files"),
        "need paging.kind = windows: the textbook machine has no files");
    Check.part(
        paging.isWindows() || images.isEmpty(),
        List.of("images"),
        "need paging.kind = windows: the textbook machine loads no images");
    for (ProcessGroup group : processes) {
      Steps.all(group.program())
          .filter(step -> step instanceof SectionStep && !paging.isWindows())
          .findFirst()
          .ifPresent(step -> refuse(group, step));
    }
    boolean fixed = paging.shares().equals(ShareKind.FIXED);
    for (ProcessGroup group : processes) {
      Check.part(
          group.frames() == 0 || (paging.scope() == ReplacementScope.LOCAL && fixed),
          List.of("processes", group.name(), "frames"),
          "makes sense only with paging.scope = local and paging.shares = fixed; use equal");
    }
    if (paging.scope() == ReplacementScope.LOCAL) {
      long frames = machine.ramBytes() / AddressLayout.PAGE_SIZE;
      long needed =
          processes.stream().mapToLong(g -> (long) g.count() * Math.max(1, g.frames())).sum();
      Check.part(
          needed <= frames,
          List.of("processes"),
          "need "
              + needed
              + " frames (their shares, at least 1 each), but machine.ram has "
              + frames);
    }
  }

  /** A workload without images. */
  public WorkloadConfig(
      String title,
      long seed,
      MachineConfig machine,
      PagingConfig paging,
      SchedulerConfig scheduler,
      RunConfig run,
      List<ProcessGroup> processes) {
    this(title, seed, machine, paging, scheduler, run, Collections.emptySortedMap(), processes);
  }

  private static void refuse(ProcessGroup group, Step step) {
    Check.part(
        false,
        List.of("processes", group.name(), "program"),
        "has a step "
            + step.getClass().getSimpleName()
            + ", which needs paging.kind = windows: the textbook machine has no sections and files");
  }

  /** The same workload with another seed. */
  public WorkloadConfig withSeed(long other) {
    return new WorkloadConfig(title, other, machine, paging, scheduler, run, images, processes);
  }

  /** The same workload with the first process of {@code group} alone. */
  public WorkloadConfig alone(ProcessGroup group) {
    List<ProcessGroup> one = List.of(group.withCount(1));
    return new WorkloadConfig(title, seed, machine, paging, scheduler, run, images, one);
  }

  /** Whether a program has calls of sections, files or placeholders. */
  public boolean hasSections() {
    return processes.stream()
        .flatMap(group -> Steps.all(group.program()))
        .anyMatch(SectionStep.class::isInstance);
  }

  /** The number of processes of all groups. */
  public int processCount() {
    return processes.stream().mapToInt(ProcessGroup::count).sum();
  }
}
