package org.faultline.actors.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.PackedHistogram;
import org.faultline.actors.TestWorkloads;
import org.faultline.actors.result.RunResult;
import org.faultline.actors.run.Simulator;
import org.faultline.memory.server.RequestKind;
import org.faultline.workload.config.ProcessGroup;
import org.faultline.workload.config.WorkloadConfig;
import org.faultline.workload.program.Demand;
import org.faultline.workload.program.ProgramContext;
import org.faultline.workload.program.Step;
import org.faultline.workload.program.StepRun;
import org.faultline.workload.program.SystemCall;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long system calls take their callers. */
class CallTimesTest {
  private static final Simulator SIMULATOR = Simulator.withWorkers(1);

  /** In a pagefile of 1 MiB that takes 50 ms to grow; each process commits 4 MiB. */
  private static final String GROWING =
      """
      machine { cpus = 1, ram = 1 MiB, pagefile { initial = 1 MiB, maximum = 64 MiB, growth-time = 50 ms } }
      processes { p { program = [
        { VirtualAlloc { as = heap, size = 4 MiB, type = MEM_RESERVE | MEM_COMMIT, protect = PAGE_READWRITE } }
        { VirtualQuery { in = heap } } ] } }
      """;

  private static final Map<Class<?>, Object> ZEROS =
      Map.of(
          long.class,
          0L,
          int.class,
          0,
          boolean.class,
          false,
          String.class,
          "",
          byte[].class,
          new byte[1]);

  @AfterAll
  static void close() {
    SIMULATOR.close();
  }

  private static Map<String, Histogram> calls(WorkloadConfig config) {
    return SIMULATOR.run(config).processes().get(0).report().calls();
  }

  /** A call with arguments that are all 0, which it need not survive. */
  private static SystemCall zeros(Class<?> kind) {
    try {
      Class<?>[] types =
          Arrays.stream(kind.getRecordComponents())
              .map(RecordComponent::getType)
              .toArray(Class<?>[]::new);
      Constructor<?> maker = kind.getDeclaredConstructor(types);
      maker.setAccessible(true);
      Object[] arguments = Arrays.stream(types).map(ZEROS::get).toArray();
      return (SystemCall) maker.newInstance(arguments);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static Step step(SystemCall call) {
    return context ->
        new StepRun() {
          private boolean made;

          @Override
          public Demand next(ProgramContext running) {
            if (made) {
              return Demand.Done.DONE;
            }
            made = true;
            return new Demand.Call(call);
          }
        };
  }

  private static WorkloadConfig making(List<Step> program) {
    WorkloadConfig config = TestWorkloads.of(GROWING);
    ProcessGroup group = config.processes().get(0);
    return new WorkloadConfig(
        config.title(),
        config.seed(),
        config.machine(),
        config.paging(),
        config.scheduler(),
        config.run(),
        List.of(ProcessGroup.of("p", group.workingSet(), 0, program)));
  }

  @Test
  void everyKindOfCallIsTimedUnderItsName() {
    List<Step> program =
        Stream.of(SystemCall.class.getPermittedSubclasses()).map(k -> step(zeros(k))).toList();
    Map<String, Histogram> calls = calls(making(program));
    assertThat(calls.keySet()).containsExactlyElementsOf(SystemCall.labels());
    assertThat(SystemCall.labels()).contains("virtual-alloc", "get-process-memory-info");
    calls.forEach(
        (name, times) -> {
          assertThat(times.getTotalCount()).as(name).isEqualTo(1);
          // Entering and leaving the system takes 150 ns (config/reference.conf).
          assertThat(times.getMinValue()).as(name).isGreaterThanOrEqualTo(150);
        });
  }

  @Test
  void theGrowthOfThePagefileIsInTheTimeOfTheCallAndNotInTheManagersSojourn() {
    RunResult result = SIMULATOR.run(TestWorkloads.of(GROWING));
    Histogram call = result.processes().get(0).report().calls().get("virtual-alloc");
    Histogram sojourn =
        result.manager().desk().kinds().get(RequestKind.VIRTUAL_ALLOC).sojournNanos();
    assertThat(call.getMaxValue()).isGreaterThanOrEqualTo(50_000_000);
    assertThat(sojourn.getMaxValue()).isLessThan(50_000_000);
  }

  /** Behind a process that computes for 20 ms at a time on the only CPU. */
  @Test
  void waitingForACpuIsPartOfTheCall() {
    String text =
        GROWING.replace("processes {", "processes { busy { program = [ { Compute = 200 ms } ] }, ");
    RunResult alone = SIMULATOR.run(TestWorkloads.of(GROWING));
    RunResult shared = SIMULATOR.run(TestWorkloads.of(text, "scheduler.wake=queue"));
    long before = alone.processes().get(0).report().calls().get("virtual-alloc").getMaxValue();
    long after = shared.processes().get(1).report().calls().get("virtual-alloc").getMaxValue();
    assertThat(after).isGreaterThan(before + 1_000_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10 us", "40 ms"})
  void callsThatEndWithinTheWarmUpAreLeftOut(String warmUp) {
    Map<String, Histogram> calls =
        calls(TestWorkloads.of(GROWING, "run.warm-up=" + warmUp, "run.until=1s"));
    assertThat(calls).containsKeys("virtual-alloc", "virtual-query");
    assertThat(calls(TestWorkloads.of(GROWING, "run.warm-up=500ms", "run.until=1s"))).isEmpty();
  }

  /** 100,000 processes may each make some kinds of call. */
  @Test
  void aProcessOfFewCallsHoldsLittle() {
    CallTimes times = new CallTimes();
    for (int i = 0; i < 5; i++) {
      times.record(new SystemCall.VirtualAlloc(0, 1, 0, 0), 400 + i);
    }
    Histogram kept = times.byName().get("virtual-alloc");
    assertThat(kept).isInstanceOf(PackedHistogram.class);
    assertThat(kept.getEstimatedFootprintInBytes()).isLessThan(2_048);
    assertThat(new Histogram(3).getEstimatedFootprintInBytes()).isGreaterThan(8_192);
  }
}
