package org.faultline.lab.results.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.faultline.lab.results.summary.Absent;
import org.faultline.lab.results.summary.DeviceSummary;
import org.faultline.lab.results.summary.HostSummary;
import org.faultline.lab.results.summary.IdentitySummary;
import org.faultline.lab.results.summary.MachineSummary;
import org.faultline.lab.results.summary.MachineSummary.CommitSummary;
import org.faultline.lab.results.summary.MachineSummary.PagefileSummary;
import org.faultline.lab.results.summary.ManagerSummary;
import org.faultline.lab.results.summary.PhysicalMemory;
import org.faultline.lab.results.summary.PressureSummary;
import org.faultline.lab.results.summary.Rates;
import org.faultline.lab.results.summary.RunManifest;
import org.faultline.lab.results.summary.RunSummary;
import org.faultline.lab.results.summary.RunWindow;
import org.faultline.lab.results.summary.SharingSummary;
import org.faultline.lab.results.text.Units;
import org.faultline.lab.results.words.Findings;
import org.faultline.memory.server.Counter;

/** The table at the end of a run: what its summary says, on at most 25 lines. */
public final class EndTable {
  private static final int MOST_LINES = 25;
  private static final int FEWEST_FINDINGS = 6;

  private final RunSummary summary;
  private final MachineSummary machine;

  private EndTable(RunSummary summary) {
    this.summary = summary;
    this.machine = summary.machine();
  }

  /**
   * The lines of the table.
   *
   * @param host what is known of the real run
   * @param results where the results lie, as the user would name it
   * @param next a command worth trying next
   */
  public static List<String> lines(
      RunSummary summary, HostSummary host, String results, String next) {
    return new EndTable(summary).render(host, results, next);
  }

  private List<String> render(HostSummary host, String results, String next) {
    List<String> lines = new ArrayList<>();
    lines.add(header(host));
    lines.addAll(GroupTable.of(summary).lines());
    lines.add(memory());
    lines.add(commit());
    if (machine.sharing() != null) {
      lines.add(sharing(machine.sharing()));
    }
    lines.add(busy());
    List<String> findings = Findings.of(summary);
    int left = Math.max(FEWEST_FINDINGS, MOST_LINES - 2 - lines.size());
    findings.stream().limit(left).forEach(finding -> lines.add("! " + finding + "."));
    lines.add(foot());
    lines.add("Results     " + results + "   next: " + next);
    return lines;
  }

  private String header(HostSummary host) {
    RunManifest manifest = summary.manifest();
    RunWindow run = summary.run();
    String warmUp =
        run.windowStartNanos() > 0
            ? " after " + Units.duration((double) run.windowStartNanos()) + " warm-up"
            : "";
    return String.format(
        Locale.ROOT,
        "%s, seed %d: %,d %s, %s simulated%s, in %s of real time   slack %s",
        manifest.workload(),
        manifest.seed(),
        machine.processes(),
        machine.processes() == 1 ? "process" : "processes",
        Units.duration((double) run.windowNanos()),
        warmUp,
        Units.duration(host.wallSeconds().doubleValue() * 1e9),
        manifest.config().slack());
  }

  private String memory() {
    PhysicalMemory memory = machine.physicalMemory();
    StringBuilder line =
        new StringBuilder("Memory      active ").append(part(memory.activeBytes()));
    if (memory.hasLists()) {
      line.append(" · modified ").append(part(Absent.zero(memory.modifiedBytes())));
      line.append(" · standby ").append(part(Absent.zero(memory.standbyBytes())));
      line.append(" · free + zeroed ")
          .append(part(memory.freeBytes() + Absent.zero(memory.zeroedBytes())));
    }
    line.append(" · page tables ").append(part(memory.pageTableBytes()));
    if (memory.hasLists()) {
      line.append(" · system ").append(part(Absent.zero(memory.systemBytes())));
      long transitionBytes = Absent.zero(memory.transitionBytes());
      if (transitionBytes > 0) {
        line.append(" · in transition ").append(part(transitionBytes));
      }
    } else {
      line.append(" · free ").append(part(memory.freeBytes()));
    }
    return line.append(" = ")
        .append(Units.bytes((double) memory.totalBytes()))
        .append("   Available ")
        .append(Units.bytes((double) memory.availableBytes()))
        .toString();
  }

  /** Some of the memory in the unit that all of it has, without the unit. */
  private String part(long bytes) {
    return Units.bytesLike((double) bytes, (double) machine.physicalMemory().totalBytes());
  }

  private String commit() {
    CommitSummary commit = machine.commit();
    Rates rates = machine.work().perSecond();
    double committed = commit.peakCommittedBytes();
    double limit = commit.commitLimit();
    double input = rates.of(Counter.PAGES_INPUT);
    double output = rates.of(Counter.PAGES_OUTPUT);
    return "Commit      peak %s of %s (%s)%s   Pages/sec %s = Input %s + Output %s"
        .formatted(
            Units.bytesLike(committed, limit),
            Units.bytes(limit),
            Units.percent(limit == 0 ? 0 : committed / limit),
            growth(machine.pagefile()),
            Units.rate(input + output),
            Units.rate(input),
            Units.rate(output));
  }

  private String sharing(SharingSummary sharing) {
    return "Sections    committed %s   in memory shareable %s + mapped files %s   shared %s, which saves %s   Write Copies/sec %s"
        .formatted(
            Units.bytes((double) sharing.committedBytes()),
            Units.bytes((double) sharing.shareableBytes()),
            Units.bytes((double) sharing.mappedFileBytes()),
            Units.bytes((double) sharing.sharedBytes()),
            Units.bytes((double) sharing.savedBytes()),
            Units.rate(machine.work().perSecond().of(Counter.WRITE_COPIES)));
  }

  private static String growth(PagefileSummary pagefile) {
    long growths = pagefile.growths();
    if (growths == 0) {
      return "";
    }
    double size = pagefile.sizeBytes();
    return "; pagefile grew %s, %s to %s"
        .formatted(
            growths == 1 ? "once" : Units.count(growths) + " times",
            Units.bytesLike((double) pagefile.initialBytes(), size),
            Units.bytes(size));
  }

  private String busy() {
    DeviceSummary device = machine.pagefile().device();
    ManagerSummary manager = machine.memoryManager();
    PressureSummary psi = Objects.requireNonNull(machine.psi(), "the pressure of a run just made");
    return ("Busy        CPU %s (%d)   pagefile %s (%s, wait p99 %s)   MemoryManager %s (wait p99 %s)"
            + "   PSI memory some %s, full %s")
        .formatted(
            percent(machine.cpu().utilisation()),
            machine.cpu().cpus(),
            percent(device.window().utilisation()),
            places(device),
            Units.duration((double) device.window().waits().p99Nanos()),
            percent(manager.utilisation()),
            Units.duration((double) manager.waits().p99Nanos()),
            percent(psi.memory().some()),
            percent(psi.memory().full()));
  }

  private static String percent(BigDecimal share) {
    return Units.percent(share.doubleValue());
  }

  /** The device's name with its places. */
  private static String places(DeviceSummary device) {
    long places = Absent.zero(device.places());
    return "%s, %s"
        .formatted(device.name(), places == 1 ? "1 place" : Units.count(places) + " places");
  }

  private String foot() {
    List<IdentitySummary> all = summary.identities();
    List<String> broken =
        all.stream().filter(each -> !each.holds()).map(IdentitySummary::name).toList();
    return "Identities  %d of %d hold%s · digest %s"
        .formatted(
            all.size() - broken.size(),
            all.size(),
            broken.isEmpty() ? "" : "; BROKEN: " + String.join(", ", broken),
            summary.manifest().digest().substring(0, 8));
  }
}
