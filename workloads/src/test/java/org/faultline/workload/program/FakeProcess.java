package org.faultline.workload.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.apache.commons.rng.UniformRandomProvider;
import org.faultline.memory.address.AddressLayout;

/** A process for tests: its calls succeed unless told otherwise, its time moves as it is told. */
public final class FakeProcess implements ProgramContext {
  /** A call that succeeded. */
  static final CallResult SUCCESS = CallResult.success(0);

  long now;
  CallResult result;
  ResidentPages residentPages = ResidentPages.NONE;
  private final RandomStreams streams;
  private final String group;
  private final int index;
  private final Map<String, UniformRandomProvider> random = new HashMap<>();
  private final Map<String, Range> ranges = new HashMap<>();
  private final Map<String, Long> handles = new HashMap<>();
  private final Map<String, long[]> remembered = new HashMap<>();

  public FakeProcess(long seed, String group, int index) {
    streams = new RandomStreams(seed);
    this.group = group;
    this.index = index;
  }

  public FakeProcess() {
    this(1, "test", 0);
  }

  /** Runs to the end, and lets {@code machine} do each demand. */
  public List<Demand> run(List<Step> program, Consumer<Demand> machine) {
    ProgramRun run = new ProgramRun(program);
    List<Demand> demands = new ArrayList<>();
    while (true) {
      Demand demand = run.next(this);
      demands.add(demand);
      if (demand instanceof Demand.Exit || demand instanceof Demand.Fail) {
        return demands;
      }
      machine.accept(demand);
    }
  }

  /** Runs to the end or to {@code most} demands; buffers of references are copied. */
  public List<Demand> run(List<Step> program, int most) {
    ProgramRun run = new ProgramRun(program);
    List<Demand> demands = new ArrayList<>();
    while (demands.size() < most) {
      Demand demand = run.next(this);
      demands.add(demand instanceof Demand.References r ? copy(r) : demand);
      if (demand instanceof Demand.Exit || demand instanceof Demand.Fail) {
        break;
      }
    }
    return demands;
  }

  /** The first references of a program, at most {@code most}. */
  public long[] references(List<Step> program, int most) {
    return run(program, Integer.MAX_VALUE).stream()
        .filter(Demand.References.class::isInstance)
        .map(demand -> ((Demand.References) demand).batch())
        .flatMapToLong(batch -> java.util.Arrays.stream(batch.references, batch.from, batch.to))
        .limit(most)
        .toArray();
  }

  private static Demand copy(Demand.References demand) {
    ReferenceBatch batch = new ReferenceBatch(0);
    batch.references = demand.batch().references.clone();
    batch.from = demand.batch().from;
    batch.to = demand.batch().to;
    batch.single = demand.batch().single;
    batch.costPerMille = demand.batch().costPerMille;
    return new Demand.References(batch);
  }

  @Override
  public long nowNanos() {
    return now;
  }

  @Override
  public int index() {
    return index;
  }

  @Override
  public AddressLayout layout() {
    return AddressLayout.BITS_64;
  }

  @Override
  public UniformRandomProvider random(String purpose) {
    return random.computeIfAbsent(purpose, name -> streams.stream(group, index, name));
  }

  @Override
  public CallResult lastResult() {
    return result;
  }

  @Override
  public void bind(String name, Range range) {
    ranges.put(name, range);
  }

  @Override
  public Range range(String name) {
    return ranges.get(name);
  }

  @Override
  public void bindHandle(String name, long handle) {
    handles.put(name, handle);
  }

  @Override
  public Long handle(String name) {
    return handles.get(name);
  }

  @Override
  public ResidentPages residentPages() {
    return residentPages;
  }

  @Override
  public void remember(String name, long[] found) {
    remembered.put(name, found);
  }

  @Override
  public long[] remembered(String name) {
    return remembered.get(name);
  }

  @Override
  public Executor blocking() {
    return Runnable::run;
  }
}
