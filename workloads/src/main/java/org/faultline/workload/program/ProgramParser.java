package org.faultline.workload.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.faultline.memory.plugin.Plugin;
import org.faultline.memory.plugin.PluginException;
import org.faultline.memory.plugin.Providers;
import org.faultline.workload.binding.ConfigNode;
import org.faultline.workload.binding.Nearest;
import org.jspecify.annotations.Nullable;

/** Reads lists of steps; each step is an object with one key, the name of its kind. */
public final class ProgramParser {
  /** The most steps in one list. */
  public static final int MAXIMUM_STEPS = 10_000;

  /** How deep lists of steps may lie in each other. */
  public static final int MAXIMUM_DEPTH = 16;

  private final Map<String, StepKind> kinds = new TreeMap<>();
  private final Set<String> devices;
  private int depth;

  /** A parser that knows {@code kinds}. */
  public ProgramParser(Iterable<StepKind> kinds) {
    this(kinds, Set.of());
  }

  private ProgramParser(Iterable<StepKind> kinds, Set<String> devices) {
    this.devices = new TreeSet<>(devices);
    for (StepKind kind : kinds) {
      StepKind other = this.kinds.put(kind.name(), kind);
      if (other != null) {
        throw new PluginException(
            "two kinds of step are named '%s': %s and %s; a name that no other has was expected"
                .formatted(kind.name(), owner(other), owner(kind)),
            null);
      }
    }
  }

  private static String owner(StepKind kind) {
    return kind instanceof ForeignStepKind foreign
        ? foreign.kind().getClass().getName()
        : kind.getClass().getName();
  }

  /**
   * A parser that knows the kinds on the class path.
   *
   * @throws PluginException where one that is declared cannot be used
   */
  public static ProgramParser installed() {
    List<StepKind> found = new ArrayList<>();
    for (StepKind kind : Providers.load(StepKind.class)) {
      found.add(Plugin.isForeign(kind, StepKind.class) ? ForeignStepKind.of(kind) : kind);
    }
    return new ProgramParser(found);
  }

  /** The names of the known kinds, in order. */
  public List<String> names() {
    return List.copyOf(kinds.keySet());
  }

  /** A parser of programs for a machine that has these devices for files. */
  public ProgramParser forMachineWith(Set<String> machineDevices) {
    return new ProgramParser(kinds.values(), machineDevices);
  }

  /** Reads the name of one of the machine's devices for files. */
  String device(ConfigNode node) {
    if (devices.isEmpty()) {
      node.wrong("is " + node.text() + ", but machine.devices is empty");
      return "";
    }
    return node.oneOf(devices);
  }

  /** The steps of {@code list}, without those that had a mistake. */
  public List<Step> steps(ConfigNode list) {
    if (depth >= MAXIMUM_DEPTH) {
      list.wrong("is nested deeper than " + MAXIMUM_DEPTH + " lists of steps");
      return List.of();
    }
    depth++;
    try {
      List<Step> steps = new ArrayList<>();
      for (ConfigNode item : list.items(MAXIMUM_STEPS)) {
        Step step = step(item);
        if (step != null) {
          steps.add(step);
        }
      }
      return List.copyOf(steps);
    } finally {
      depth--;
    }
  }

  private @Nullable Step step(ConfigNode item) {
    return item.object(
        fields -> {
          List<String> keys = fields.keys();
          if (keys.size() != 1) {
            item.wrong(
                "has "
                    + keys.size()
                    + " keys "
                    + keys
                    + ", but a step has one, the name of its kind");
            fields.all();
            return null;
          }
          String name = keys.get(0);
          ConfigNode value = fields.required(name);
          StepKind kind = kinds.get(name);
          if (kind == null) {
            String near = Nearest.hint(name, kinds.keySet());
            value.problem(
                "unknown step "
                    + value.label()
                    + near
                    + (near.isEmpty() ? "; steps: " : " Steps: ")
                    + String.join(", ", kinds.keySet()));
            return null;
          }
          return value.make(() -> kind.parse(value, this));
        });
  }
}
