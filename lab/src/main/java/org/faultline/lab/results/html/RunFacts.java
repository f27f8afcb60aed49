package org.faultline.lab.results.html;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.faultline.lab.results.summary.Absent;
import org.faultline.lab.results.summary.DeviceSummary;
import org.faultline.lab.results.summary.MachineSummary;
import org.faultline.lab.results.summary.ManagerSummary;
import org.faultline.lab.results.summary.PhysicalMemory;
import org.faultline.lab.results.summary.PressureSummary;
import org.faultline.lab.results.summary.Rates;
import org.faultline.lab.results.summary.RunSummary;
import org.faultline.lab.results.text.Units;
import org.faultline.memory.server.Counter;
import org.jspecify.annotations.Nullable;

/** The main figures of a run. */
final class RunFacts {
  private RunFacts() {}

  static List<Page.Fact> of(RunSummary summary) {
    MachineSummary machine = summary.machine();
    Rates rates = machine.work().perSecond();
    DeviceSummary device = machine.pagefile().device();
    ManagerSummary manager = machine.memoryManager();
    PhysicalMemory memory = machine.physicalMemory();
    List<Page.Fact> facts = new ArrayList<>();
    facts.add(
        new Page.Fact(
            "Waits for paging", percent(machine.work().waitsForPaging()), "of waking time"));
    if (machine.psi() != null) {
      PressureSummary.Share psi = machine.psi().memory();
      facts.add(
          new Page.Fact(
              "Memory pressure", percent(psi.some()), percent(psi.full()) + " of the time full"));
    }
    facts.add(
        new Page.Fact(
            "Page faults",
            rate(rates, Counter.PAGE_FAULTS),
            rate(rates, Counter.HARD_FAULTS) + " of them hard"));
    facts.add(
        new Page.Fact("CPU", percent(machine.cpu().utilisation()), cpus(machine.cpu().cpus())));
    facts.add(new Page.Fact("Pagefile", percent(device.window().utilisation()), places(device)));
    facts.add(
        new Page.Fact(
            "MemoryManager",
            percent(manager.utilisation()),
            "wait p99 " + Units.duration((double) manager.waits().p99Nanos())));
    facts.add(
        new Page.Fact(
            "Memory",
            Units.bytes((double) memory.totalBytes()),
            Units.bytes((double) memory.availableBytes()) + " available"));
    facts.add(commitPeak(machine.commit()));
    return facts;
  }

  private static Page.Fact commitPeak(MachineSummary.CommitSummary commit) {
    double limit = commit.commitLimit();
    double peak = commit.peakCommittedBytes();
    return new Page.Fact(
        "Commit peak",
        Units.percent(limit == 0 ? 0 : peak / limit),
        Units.bytes(peak) + " of " + Units.bytes(limit));
  }

  /** The device's name with its places; older summaries tell how long any of them was busy. */
  private static String places(DeviceSummary device) {
    long places = Absent.zero(device.places());
    String of =
        places == 0
            ? "any place busy"
            : places == 1 ? "of 1 place" : "of %d places".formatted(places);
    return device.name() + ", " + of;
  }

  private static String cpus(int count) {
    return count == 1 ? "1 CPU" : count + " CPUs";
  }

  private static String percent(@Nullable BigDecimal share) {
    return Units.percent(Absent.zero(share));
  }

  private static String rate(Rates rates, Counter counter) {
    return Units.rate(rates.of(counter)) + "/s";
  }
}
