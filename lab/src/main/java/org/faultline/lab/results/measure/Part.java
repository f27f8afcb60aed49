package org.faultline.lab.results.measure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.faultline.lab.results.summary.CallSummary;
import org.faultline.lab.results.summary.DeviceSummary;
import org.faultline.lab.results.summary.GroupSummary;
import org.faultline.lab.results.summary.MachineSummary;
import org.faultline.lab.results.summary.ManagerSummary;
import org.faultline.lab.results.summary.Processes;
import org.faultline.lab.results.summary.RequestSummary;
import org.faultline.lab.results.summary.RunSummary;

/**
 * The parts of a summary that have measures: how measures of each begin, and which a run has.
 *
 * @param <P> what a part is
 * @param patterns how names begin; words in capitals stand for names of the run
 * @param in the parts of a run, by how the names of their measures begin
 */
public record Part<P>(List<String> patterns, Function<RunSummary, Map<String, P>> in) {
  private static final String GROUP = "GROUP.";

  /** The processes of each group, and all of them. */
  public static final Part<Processes> PROCESSES = new Part<>(List.of(GROUP), Part::processes);

  /** The requests of each kind that these served. */
  public static final Part<RequestSummary> REQUESTS =
      new Part<>(
          List.of(GROUP + "REQUEST."),
          within(part -> part.work().requests(), "", RequestSummary::name));

  /** The system calls of each kind that these made. */
  public static final Part<CallSummary> CALLS =
      new Part<>(
          List.of(GROUP + "calls.CALL."), within(Processes::calls, "calls.", CallSummary::name));

  /** The machine. */
  public static final Part<MachineSummary> MACHINE =
      new Part<>(List.of(""), run -> Map.of("", run.machine()));

  /** The pagefile's device and those for files. */
  public static final Part<DeviceSummary.Window> DEVICES =
      new Part<>(List.of("pagefile.", "device.NAME."), Part::devices);

  /** The MemoryManager. */
  public static final Part<ManagerSummary> MANAGER =
      new Part<>(List.of("manager."), run -> Map.of("manager.", run.machine().memoryManager()));

  /** What the MemoryManager does, in all and by kind of request. */
  public static final Part<ManagerSummary.Kind> SERVICES =
      new Part<>(List.of("manager.", "manager.KIND."), Part::services);

  private static Map<String, Processes> processes(RunSummary run) {
    Map<String, Processes> parts = new LinkedHashMap<>();
    for (GroupSummary group : run.groups()) {
      parts.put(group.name() + ".", group);
    }
    parts.put(MachineSummary.NAME + ".", run.machine());
    return parts;
  }

  private static <P> Function<RunSummary, Map<String, P>> within(
      Function<Processes, List<P>> lists, String before, Function<P, String> name) {
    return run -> {
      Map<String, P> parts = new LinkedHashMap<>();
      processes(run)
          .forEach(
              (prefix, processes) ->
                  lists
                      .apply(processes)
                      .forEach(each -> parts.put(prefix + before + name.apply(each) + ".", each)));
      return parts;
    };
  }

  private static Map<String, DeviceSummary.Window> devices(RunSummary run) {
    Map<String, DeviceSummary.Window> parts = new LinkedHashMap<>();
    parts.put("pagefile.", run.machine().pagefile().device().window());
    run.machine()
        .fileDevices()
        .forEach((name, device) -> parts.put("device." + name + ".", device.window()));
    return parts;
  }

  private static Map<String, ManagerSummary.Kind> services(RunSummary run) {
    ManagerSummary manager = run.machine().memoryManager();
    Map<String, ManagerSummary.Kind> parts = new LinkedHashMap<>();
    parts.put("manager.", new ManagerSummary.Kind(manager.waits(), manager.sojourn()));
    manager.kinds().forEach((kind, times) -> parts.put("manager." + kind + ".", times));
    return parts;
  }
}
