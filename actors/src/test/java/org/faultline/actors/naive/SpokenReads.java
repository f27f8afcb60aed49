package org.faultline.actors.naive;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.faultline.memory.address.Access;
import org.faultline.workload.config.ProcessGroup;
import org.faultline.workload.config.WorkloadConfig;
import org.faultline.workload.program.CallInformation;
import org.faultline.workload.program.CallResult;
import org.faultline.workload.program.Demand;
import org.faultline.workload.program.ProgramContext;
import org.faultline.workload.program.Step;
import org.faultline.workload.program.StepRun;
import org.faultline.workload.program.SystemCall;

/**
 * Programs that compute for a while after each read and call, for as long as what was found says:
 * so two runs have equal events only where they find the same bytes and figures. What fails is
 * passed over.
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
    private SystemCall called;

    Run(StepRun run) {
      this.run = run;
    }

    @Override
    public Demand next(ProgramContext context) {
      Demand demand = run.next(context);
      if (demand instanceof Demand.Fail) {
        demand = Demand.Done.DONE;
      }
      if (demand instanceof Demand.Data data && data.access() == Access.READ) {
        read = data.data();
      } else if (demand instanceof Demand.Call call) {
        called = call.call();
      } else if (demand == Demand.Done.DONE && called != null) {
        read = found(context.lastResult());
        called = null;
      }
      if (demand == Demand.Done.DONE && read != null) {
        byte[] bytes = read;
        read = null;
        return spoken(bytes);
      }
      return demand;
    }

    /** What the call found, peaks left out, as bytes; null for nothing. */
    private static byte[] found(CallResult result) {
      CallInformation found = result.information();
      if (found instanceof CallInformation.BytesRead bytes) {
        return bytes.bytes();
      } else if (found instanceof CallInformation.ProcessCounters c) {
        return List.of(c.pageFaultCount(), c.workingSetSize(), c.privateUsage())
            .toString()
            .getBytes(StandardCharsets.UTF_8);
      }
      return found == null && result.value() == 0
          ? null
          : (found + " " + result.value()).getBytes(StandardCharsets.UTF_8);
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
