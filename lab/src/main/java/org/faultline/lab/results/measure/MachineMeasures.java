package org.faultline.lab.results.measure;

import static org.faultline.lab.results.measure.Part.MACHINE;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.faultline.actors.stall.Resource;
import org.faultline.actors.stall.Stall;
import org.faultline.lab.results.summary.FairnessSummary;
import org.faultline.lab.results.summary.MachineSummary;
import org.faultline.lab.results.summary.MachineSummary.CommitSummary;
import org.faultline.lab.results.summary.PressureSummary;
import org.faultline.lab.results.summary.ThrashingSummary;
import org.jspecify.annotations.Nullable;

/** The measures of CPUs, memory and commit, and of who is held up by what. */
final class MachineMeasures {
  static final List<MeasureDefinition<MachineSummary>> ALL = all();

  private MachineMeasures() {}

  private static List<MeasureDefinition<MachineSummary>> all() {
    List<MeasureDefinition<MachineSummary>> all = new ArrayList<>();
    all.add(
        MeasureDefinition.<MachineSummary>of(
                MACHINE,
                "cpu.utilisation",
                Unit.SHARE,
                "of all simulated CPUs",
                machine -> machine.cpu().utilisation())
            .overTime(
                new TimelineColumn(
                    "cpu_share", span -> span.share(row -> row.busyNanos(), span.cpus()))));
    all.add(
        MeasureDefinition.of(
            MACHINE,
            "active",
            Unit.COUNT,
            "processes not suspended, on average",
            machine -> machine.loadControl() == null ? null : machine.loadControl().active()));
    memory(all);
    commit(all);
    pressure(all, "cpu", Resource.CPU, PressureSummary::cpu);
    pressure(all, "memory", Resource.MEMORY, PressureSummary::memory);
    pressure(all, "io", Resource.IO, PressureSummary::io);
    thrashing(all);
    fairness(all, "", "Jain's index of references a second", FairnessSummary::references);
    fairness(
        all,
        ".requests",
        "Jain's index of requests a second, where every process serves",
        FairnessSummary::requests);
    fairness(
        all,
        ".slowdowns",
        "Jain's index of progress against running alone, with --slowdown",
        FairnessSummary::slowdowns);
    all.add(
        MeasureDefinition.of(
            MACHINE,
            "commit.share",
            Unit.SHARE,
            "commit charge as a share of its limit",
            machine -> committed(machine.commit())));
    return all;
  }

  private static void memory(List<MeasureDefinition<MachineSummary>> all) {
    bytes(
        all,
        "memory.available",
        "zeroed, free and standby",
        machine -> machine.physicalMemory().availableBytes());
    bytes(
        all,
        "memory.modified",
        "modified pages",
        machine -> machine.physicalMemory().modifiedBytes());
    bytes(
        all, "memory.standby", "standby pages", machine -> machine.physicalMemory().standbyBytes());
  }

  private static void commit(List<MeasureDefinition<MachineSummary>> all) {
    bytes(all, "commit.charge", "what is committed", machine -> machine.commit().committedBytes());
    bytes(all, "commit.limit", "what can be committed", machine -> machine.commit().commitLimit());
    bytes(
        all,
        "commit.peak",
        "highest charge of the run",
        machine -> machine.commit().peakCommittedBytes());
  }

  private static @Nullable Number committed(CommitSummary commit) {
    double charge = commit.committedBytes();
    return commit.commitLimit() > 0 ? charge / commit.commitLimit() : null;
  }

  private static void bytes(
      List<MeasureDefinition<MachineSummary>> all,
      String name,
      String meaning,
      Function<MachineSummary, @Nullable Number> value) {
    all.add(MeasureDefinition.of(MACHINE, name, Unit.BYTES, meaning, value));
  }

  /** A CPU that all wait for is held by one of them: the timeline has no such column. */
  private static void pressure(
      List<MeasureDefinition<MachineSummary>> all,
      String label,
      Resource resource,
      Function<PressureSummary, PressureSummary.Share> share) {
    MeasureDefinition<MachineSummary> some =
        time(
            "psi." + label + ".some",
            "somebody was held up by it",
            machine -> machine.psi() == null ? null : share.apply(machine.psi()).some());
    MeasureDefinition<MachineSummary> full =
        time(
            "psi." + label + ".full",
            "all that could have run were held up by it",
            machine -> machine.psi() == null ? null : share.apply(machine.psi()).full());
    all.add(some.overTime(column("psi_" + label + "_some", resource, Stall::someNanos)));
    all.add(
        resource == Resource.CPU
            ? full
            : full.overTime(column("psi_" + label + "_full", resource, Stall::fullNanos)));
  }

  private static TimelineColumn column(
      String title, Resource resource, Function<Stall, Double> nanos) {
    return new TimelineColumn(
        title, span -> span.heldShare(row -> nanos.apply(row.stalls().get(resource.ordinal()))));
  }

  private static MeasureDefinition<MachineSummary> time(
      String name, String meaning, Function<MachineSummary, @Nullable Number> value) {
    String text = "weighted share of the time in which " + meaning;
    return MeasureDefinition.of(MACHINE, name, Unit.SHARE, text, value);
  }

  private static void thrashing(List<MeasureDefinition<MachineSummary>> all) {
    all.add(
        time(
            "thrashing.some",
            "somebody waited for a page taken too early, or for any page",
            machine -> thrashing(machine, ThrashingSummary::some)));
    all.add(
        time(
            "thrashing.full",
            "all that could have run did",
            machine -> thrashing(machine, ThrashingSummary::full)));
    all.add(
        MeasureDefinition.of(
            MACHINE,
            "thrashing.onset",
            Unit.SECONDS,
            "when thrashing began",
            machine -> thrashing(machine, ThrashingSummary::sinceNanos)));
  }

  private static @Nullable Number thrashing(
      MachineSummary machine, Function<ThrashingSummary, @Nullable Number> value) {
    return machine.thrashing() == null ? null : value.apply(machine.thrashing());
  }

  private static void fairness(
      List<MeasureDefinition<MachineSummary>> all,
      String name,
      String meaning,
      Function<FairnessSummary, @Nullable Number> value) {
    all.add(
        MeasureDefinition.of(
            MACHINE,
            "fairness" + name,
            Unit.SHARE,
            meaning,
            machine -> {
              FairnessSummary fairness = machine.work().fairness();
              return fairness == null ? null : value.apply(fairness);
            }));
  }
}
