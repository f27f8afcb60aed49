package org.faultline.workload.program;

import java.util.function.LongFunction;
import org.faultline.workload.binding.ConfigNode;
import org.faultline.workload.binding.Fields;
import org.jspecify.annotations.Nullable;

/** The names that programs give to handles of files and sections. */
final class Handles {
  private Handles() {}

  /** The name that {@code as} gives; absent without it. */
  static @Nullable String named(Fields fields) {
    return fields.optional("as").map(ConfigNode::name).orElse(null);
  }

  /** Binds what the last call returned. */
  static Demand bind(@Nullable String as, ProgramContext context) {
    if (as != null) {
      context.bindHandle(as, context.lastResult().value());
    }
    return Demand.Done.DONE;
  }

  /** The run that {@code maker} makes of the handle; one that fails where none has this name. */
  static StepRun start(
      String step, String name, ProgramContext context, LongFunction<StepRun> maker) {
    Long handle = context.handle(name);
    return handle == null
        ? StepRun.fail(
            "%s: no handle is bound to %s; a CreateFile, CreateFileMapping or OpenFileMapping with"
                    .formatted(step, name)
                + " as = %s must succeed first".formatted(name))
        : maker.apply(handle);
  }
}
