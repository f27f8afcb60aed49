package org.faultline.workload.program;

import org.faultline.memory.plugin.Plugin;
import org.faultline.workload.binding.ConfigNode;
import org.jspecify.annotations.Nullable;

/** Somebody else's kind of step, held to its contract, as are the steps that it reads. */
record ForeignStepKind(StepKind kind, Plugin plugin, String name) implements StepKind {

  static StepKind of(StepKind kind) {
    Plugin plugin = new Plugin("a kind of step", kind.getClass());
    return new ForeignStepKind(kind, plugin, plugin.ask("name()", "a name", kind::name));
  }

  @Override
  public @Nullable Step parse(ConfigNode value, ProgramParser parser) {
    Step step = plugin.askOrRefuse("parse()", "a Step", () -> kind.parse(value, parser));
    return step == null || !Plugin.isForeign(step, Step.class)
        ? step
        : new ForeignStep(step, new Plugin("the step '" + name + "'", step.getClass()));
  }

  /** A step whose runs give demands and nothing else. */
  private record ForeignStep(Step step, Plugin plugin) implements Step {
    @Override
    public StepRun start(ProgramContext context) {
      StepRun run = plugin.ask("start()", "a StepRun", () -> step.start(context));
      return new StepRun() {
        @Override
        public Demand next(ProgramContext asked) {
          return plugin.ask("next()", "a Demand", () -> run.next(asked));
        }

        @Override
        public void close() {
          plugin.tell("close()", run::close);
        }
      };
    }
  }
}
