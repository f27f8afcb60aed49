package org.faultline.lab.results.words;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.faultline.actors.time.TimeBucket;
import org.faultline.lab.results.account.Cause;
import org.faultline.lab.results.account.ServerLoad;
import org.faultline.lab.results.account.Shortage;
import org.faultline.lab.results.account.TimeAccount;
import org.faultline.lab.results.number.Pages;
import org.faultline.lab.results.summary.Counts;
import org.faultline.lab.results.summary.DeviceSummary;
import org.faultline.lab.results.summary.GroupSummary;
import org.faultline.lab.results.summary.MachineSummary;
import org.faultline.lab.results.summary.MachineSummary.CommitSummary;
import org.faultline.lab.results.summary.ManagerSummary;
import org.faultline.lab.results.summary.RunSummary;
import org.faultline.lab.results.summary.Times;
import org.faultline.lab.results.text.Units;
import org.faultline.memory.server.Counter;

/**
 * Says what takes the time of each group and what it is short of, what was refused, and which
 * servers are saturated. Groups with the same cause share a sentence.
 */
final class ShortageSentences {
  private static final int MOST_GROUPS = 6;

  /** What is counted where memory, or commit, is lacking. */
  private static final List<Counter> NEEDS =
      List.of(
          Counter.EVICTIONS,
          Counter.PAGES_TRIMMED,
          Counter.PAGE_WAITS,
          Counter.COMMIT_REFUSALS,
          Counter.RESIDENT_REFUSALS,
          Counter.PAGES_INPUT);

  /** Of a group that lived for a smaller part of the window nothing is said. */
  private static final double SHORTEST_LIFE = 0.01;

  private final MachineSummary machine;
  private final boolean deviceSaturated;
  private final Map<String, Said> said = new LinkedHashMap<>();
  private final List<Part> asleep = new ArrayList<>();

  /** A group's share of a sentence. */
  private record Part(String group, double share, TimeAccount account) {}

  /** A sentence about groups; {@code nanos} is what it is about, in all. */
  private static final class Said {
    final Shortage shortage;
    final Cause cause;
    final List<Part> parts = new ArrayList<>();
    double nanos;

    Said(Shortage shortage, Cause cause) {
      this.shortage = shortage;
      this.cause = cause;
    }

    double rank() {
      return shortage == Shortage.NOTHING ? -1 : nanos;
    }
  }

  private ShortageSentences(RunSummary summary) {
    machine = summary.machine();
    deviceSaturated = ServerLoad.deviceSaturated(machine.pagefile().device().window());
    double window = summary.run().windowNanos();
    for (GroupSummary group : summary.groups()) {
      TimeAccount account = TimeAccount.of(group.work());
      if (account.lifeNanos() >= SHORTEST_LIFE * window) {
        account(group.name(), account);
      }
    }
  }

  /** The sentences, those about most of the time first. */
  static List<String> of(RunSummary summary) {
    ShortageSentences all = new ShortageSentences(summary);
    List<String> sentences = new ArrayList<>(all.refusals());
    List<Said> bySize = new ArrayList<>(all.said.values());
    bySize.sort(Comparator.comparingDouble((Said one) -> -one.rank()));
    bySize.forEach(one -> sentences.add(all.sentence(one)));
    if (!all.asleep.isEmpty()) {
      sentences.add(shares(all.asleep, "its life idle (think time, arrivals, sleep)"));
    }
    sentences.addAll(all.saturated());
    if (all.neverShort()) {
      sentences.add("No page left a working set for want of memory in the measured window");
    }
    return sentences;
  }

  private void account(String group, TimeAccount account) {
    for (Cause cause : account.named()) {
      Shortage shortage = account.shortage(cause, deviceSaturated);
      Said one =
          said.computeIfAbsent(shortage.name() + cause.name(), key -> new Said(shortage, cause));
      one.parts.add(new Part(group, account.share(cause), account));
      one.nanos += account.nanos(cause);
    }
    if (account.mostlyAsleep()) {
      asleep.add(new Part(group, account.asleep(), account));
    }
  }

  private String sentence(Said one) {
    String shares = shares(one.parts, "its waking time " + one.cause.spent());
    String why =
        switch (one.shortage) {
          case HARD_MAXIMUM ->
              "; %s of the %s pages trimmed were trimmed at that maximum"
                  .formatted(trims(one.parts, true), trims(one.parts, false));
          case FIRST_READS ->
              "; most of these had never been in memory, so more memory would not help";
          case COMMIT -> "; a larger machine.pagefile.initial avoids this";
          default -> "";
        };
    return one.shortage == Shortage.NOTHING
        ? shares
        : one.shortage.headline() + ": " + shares + why;
  }

  private static String trims(List<Part> parts, boolean atMaximum) {
    return Units.count(
        parts.stream()
            .map(part -> part.account().page())
            .mapToLong(page -> (long) (atMaximum ? page.hardMaximumTrims() : page.trims()))
            .sum());
  }

  /** {@code chase spent 90 % of its life asleep, browser 84 % and sqlite 49 %}. */
  private static String shares(List<Part> parts, String what) {
    List<Part> bySize = new ArrayList<>(parts);
    bySize.sort(Comparator.comparingDouble((Part part) -> -part.share()));
    List<String> texts = new ArrayList<>();
    for (Part part : bySize.subList(0, Math.min(MOST_GROUPS, bySize.size()))) {
      String share = Units.percent(part.share());
      texts.add(
          texts.isEmpty()
              ? "%s spent %s of %s".formatted(part.group(), share, what)
              : part.group() + " " + share);
    }
    if (bySize.size() > MOST_GROUPS) {
      int more = bySize.size() - MOST_GROUPS;
      texts.add(
          more == 1 ? "1 more group to a lesser extent" : more + " more groups to a lesser extent");
    }
    String last = texts.remove(texts.size() - 1);
    return texts.isEmpty() ? last : String.join(", ", texts) + " and " + last;
  }

  /** What was asked for and refused in the window. */
  private List<String> refusals() {
    List<String> sentences = new ArrayList<>();
    Counts window = machine.work().window();
    long refused = window.of(Counter.COMMIT_REFUSALS);
    if (refused > 0) {
      CommitSummary commit = machine.commit();
      double limit = commit.commitLimit();
      double available = machine.physicalMemory().availableBytes();
      double bytes = Pages.bytes(window.of(Counter.COMMIT_PAGES_REFUSED));
      sentences.add(
          "%s: %s for %s in all; commit peaked at %s of its limit of %s, and %s of memory was available at the end. A larger pagefile raises the limit"
              .formatted(
                  Shortage.COMMIT.headline(),
                  refused == 1
                      ? "1 request was refused,"
                      : Units.count(refused) + " requests were refused,",
                  Units.bytes(bytes),
                  Units.bytesLike((double) commit.peakCommittedBytes(), limit),
                  Units.bytes(limit),
                  Units.bytes(available)));
    }
    long resident = window.of(Counter.RESIDENT_REFUSALS);
    if (resident > 0) {
      sentences.add(
          "Short of memory that can be promised: a lock or a minimum working set was refused %s"
              .formatted(resident == 1 ? "once" : Units.count(resident) + " times"));
    }
    return sentences;
  }

  private List<String> saturated() {
    List<String> sentences = new ArrayList<>();
    device("The pagefile's device", machine.pagefile().device(), sentences);
    machine
        .fileDevices()
        .forEach((name, device) -> device("The device " + name, device, sentences));
    for (ManagerSummary.Server server : machine.memoryManager().servers()) {
      ServerLoad load = ServerLoad.server(server);
      if (load.saturated()) {
        sentences.add(
            "The MemoryManager is saturated: its server '%s' is busy %s of the time, and requests wait %s for it on average"
                .formatted(
                    server.name(),
                    Units.percent(load.utilisation()),
                    Units.duration(load.waitNanos())));
      }
    }
    return sentences;
  }

  private static void device(String name, DeviceSummary device, List<String> sentences) {
    ServerLoad places = ServerLoad.places(device.window());
    if (places.saturated()) {
      sentences.add(
          "%s is saturated: %s of its places are busy, and transfers wait %s for one on average, then take %s"
              .formatted(
                  name,
                  Units.percent(places.utilisation()),
                  Units.duration(places.waitNanos()),
                  Units.duration(places.serviceNanos())));
    }
    ServerLoad bus = ServerLoad.bus(device.window());
    if (bus.saturated()) {
      sentences.add(
          "%s is saturated: its bus is busy %s of the time, and transfers wait %s for it on average"
              .formatted(name, Units.percent(bus.utilisation()), Units.duration(bus.waitNanos())));
    }
  }

  /** Whether nothing that memory can be short of was lacking in the window. */
  private boolean neverShort() {
    Counts window = machine.work().window();
    Times times = machine.work().windowTimes();
    return NEEDS.stream().allMatch(counter -> window.of(counter) == 0)
        && times.of(TimeBucket.PAGE_WAIT) == 0
        && times.of(TimeBucket.COMMIT_WAIT) == 0;
  }
}
