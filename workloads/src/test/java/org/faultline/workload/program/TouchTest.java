package org.faultline.workload.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.faultline.memory.address.Access;
import org.faultline.memory.address.PageReference;
import org.faultline.workload.reference.AccessMix;
import org.faultline.workload.reference.Sequential;
import org.faultline.workload.reference.Uniform;
import org.junit.jupiter.api.Test;

class TouchTest {
  private static final AccessMix MIX = new AccessMix(0.2, 0.1);

  private static FakeProcess process(long seed, String group, int index) {
    FakeProcess process = new FakeProcess(seed, group, index);
    process.bind("heap", new ProgramContext.Range(0x10000, 100 * 4096));
    return process;
  }

  private static Step touch(long references) {
    return new Touch(Place.of("heap"), new Uniform(), references, MIX);
  }

  @Test
  void batchesAddUpToTheReferencesAndNoneIsLonger() {
    List<Demand> demands = process(1, "a", 0).run(List.of(touch(10_000)), 9);

    assertThat(demands.subList(0, 3))
        .map(demand -> ((Demand.References) demand).batch())
        .allMatch(batch -> batch.single && batch.from == 0 && batch.costPerMille == 1000)
        .map(batch -> batch.to)
        .containsExactly(4096, 4096, 10_000 - 2 * 4096);
    assertThat(demands).hasSize(4);
  }

  @Test
  void aSmallTouchHasASmallBuffer() {
    Demand first = process(1, "a", 0).run(List.of(touch(16)), 1).get(0);

    assertThat(((Demand.References) first).batch().references).hasSize(16);
  }

  @Test
  void aLongerTouchBeginsAsAShorterOne() {
    long[] shorter = process(5, "a", 0).references(List.of(touch(6_000)), 6_000);
    long[] longer = process(5, "a", 0).references(List.of(touch(20_000)), 6_000);

    assertThat(longer).isEqualTo(shorter);
  }

  @Test
  void everyProcessDrawsItsOwnReferences() {
    long[] first = process(5, "a", 0).references(List.of(touch(100)), 100);

    assertThat(process(5, "a", 0).references(List.of(touch(100)), 100)).isEqualTo(first);
    assertThat(process(5, "a", 1).references(List.of(touch(100)), 100)).isNotEqualTo(first);
    assertThat(process(5, "b", 0).references(List.of(touch(100)), 100)).isNotEqualTo(first);
    assertThat(process(6, "a", 0).references(List.of(touch(100)), 100)).isNotEqualTo(first);
  }

  @Test
  void withoutANumberEachPageIsReferencedOnce() {
    Step sweep =
        new Touch(
            Place.of("heap", 4096, 3 * 4096),
            new Sequential(),
            Touch.ONE_FOR_EACH_PAGE,
            new AccessMix(1, 0));

    assertThat(process(1, "a", 0).references(List.of(sweep), 99))
        .containsExactly(
            LongStream.of(0x11, 0x12, 0x13)
                .map(page -> PageReference.of(page, Access.WRITE))
                .toArray());
  }

  @Test
  void aRangeThatIsNotThereFailsWithASentence() {
    Step beyond = new Touch(Place.of("heap", 4096, 100 * 4096), new Uniform(), 1, MIX);
    Step unbound = new Touch(Place.of("stack"), new Uniform(), 1, MIX);

    assertThat(process(1, "a", 0).run(List.of(beyond), 9))
        .containsExactly(
            new Demand.Fail(
                "Step 1: Touch: offset = 4,096 B with size = 409,600 B is not inside heap, which"
                    + " has 409,600 B"));
    assertThat(process(1, "a", 0).run(List.of(unbound), 9))
        .containsExactly(
            new Demand.Fail(
                "Step 1: Touch: no range is bound to stack; a VirtualAlloc or MapViewOfFile"
                    + " with as = stack must succeed first"));
  }
}
