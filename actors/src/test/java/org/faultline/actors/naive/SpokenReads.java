package org.faultline.actors.naive;

import java.util.Arrays;
import org.faultline.memory.address.Access;
import org.faultline.workload.config.ProcessGroup;
import org.faultline.workload.config.WorkloadConfig;
import org.faultline.workload.program.CallInformation;
import org.faultline.workload.program.Demand;
import org.faultline.workload.program.ProgramContext;
import org.faultline.workload.program.Step;
import org.faultline.workload.program.StepRun;
import org.faultline.workload.program.SystemCall;

/**
 * Programs that compute for a while after each read, for as long as the bytes say: so two runs have
 * equal events only where they read equal bytes.
 */
final class SpokenReads {
  private static final int PRIME = 997;

  private SpokenReads() {}

  /** The same workload with such programs. */
  static WorkloadConfig of(WorkloadConfig config) {
    return new WorkloadConfig(
        config.title(),
        config.seed(),
        config.machine(),
        config.paging(),
        config.scheduler(),
        config.run(),
        config.processes().stream().map(SpokenReads::of).toList());
  }

  private static ProcessGroup of(ProcessGroup group) {
    return new ProcessGroup(
        group.name(),
        group.starts(),
        group.memory(),
        group.program().stream().map(SpokenReads::of).toList());
  }

  private static Step of(Step step) {
    return context -> new Run(step.start(context));
  }

  /** A run that computes before it is done. */
  private static final class Run implements StepRun {
    private final StepRun run;
    private byte[] read;
    private boolean readsFile;

    Run(StepRun run) {
      this.run = run;
    }

    @Override
    public Demand next(ProgramContext context) {
      Demand demand = run.next(context);
      if (demand instanceof Demand.Data data && data.access() == Access.READ) {
        read = data.data();
      } else if (demand instanceof Demand.Call call) {
        readsFile = call.call() instanceof SystemCall.ReadFile;
      } else if (demand == Demand.Done.DONE
          && readsFile
          && context.lastResult().information() instanceof CallInformation.BytesRead found) {
        readsFile = false;
        return spoken(found.bytes());
      } else if (demand == Demand.Done.DONE && read != null) {
        byte[] bytes = read;
        read = null;
        return spoken(bytes);
      }
      return demand;
    }

    private static Demand spoken(byte[] bytes) {
      return new Demand.Compute(1 + Math.floorMod(Arrays.hashCode(bytes), PRIME));
    }

    @Override
    public void close() {
      run.close();
    }
  }
}
