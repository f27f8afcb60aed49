package org.faultline.lab.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.faultline.actors.Pager;
import org.faultline.actors.fixture.ActorThatKnowsLab;
import org.faultline.actors.fixture.StateThatKnowsPekko;
import org.faultline.actors.run.Simulator;
import org.faultline.lab.cli.Main;
import org.faultline.memory.address.PageTable;
import org.faultline.memory.fixture.MemoryThatKnowsWorkload;
import org.faultline.workload.config.RunConfig;
import org.faultline.workload.fixture.Egg;
import org.faultline.workload.fixture.WorkloadThatKnowsActors;
import org.faultline.workload.nest.Hen;
import org.faultline.workload.program.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LayersTest {
  static Stream<ArchRule> rules() {
    return Stream.concat(
        Stream.of(
            Layers.MEMORY_KNOWS_NO_PROCESS,
            Layers.WORKLOADS_KNOW_NO_ACTOR,
            Layers.ACTORS_KNOW_NO_LAB,
            Layers.FEW_SEE_PEKKO,
            Layers.NO_CYCLES),
        Layers.ROOMS_OF_THE_LAB.stream());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theCodeKeepsTheRule(ArchRule rule) {
    rule.check(Model.ALL);
  }

  @Test
  void allModulesAreRead() {
    assertThat(Model.ALL.contain(PageTable.class)).isTrue();
    assertThat(Model.ALL.contain(Step.class)).isTrue();
    assertThat(Model.ALL.contain(RunConfig.class)).isTrue();
    assertThat(Model.ALL.contain(Main.class)).isTrue();
    assertThat(Model.ALL.contain(LayersTest.class)).isFalse();
  }

  @Test
  void memoryThatKnowsAWorkloadIsFound() {
    assertThat(Model.violations(Layers.MEMORY_KNOWS_NO_PROCESS, MemoryThatKnowsWorkload.class))
        .isNotEmpty()
        .allMatch(line -> line.contains("MemoryThatKnowsWorkload"));
  }

  @Test
  void aWorkloadThatKnowsAnActorIsFound() {
    assertThat(Model.violations(Layers.WORKLOADS_KNOW_NO_ACTOR, WorkloadThatKnowsActors.class))
        .isNotEmpty()
        .allMatch(line -> line.contains("WorkloadThatKnowsActors"));
  }

  @Test
  void anActorThatKnowsTheLabIsFound() {
    assertThat(Model.violations(Layers.ACTORS_KNOW_NO_LAB, ActorThatKnowsLab.class))
        .isNotEmpty()
        .allMatch(line -> line.contains("ActorThatKnowsLab"));
  }

  @Test
  void onlyAnActorSeesPekko() {
    assertThat(Model.violations(Layers.FEW_SEE_PEKKO, StateThatKnowsPekko.class))
        .isNotEmpty()
        .allMatch(line -> line.contains("StateThatKnowsPekko"));
    assertThat(Model.violations(Layers.FEW_SEE_PEKKO, Pager.class, Simulator.class)).isEmpty();
  }

  @Test
  void aCycleBetweenPackagesIsFound() {
    assertThat(Model.violations(Layers.NO_CYCLES, Egg.class, Hen.class))
        .singleElement()
        .asString()
        .contains("Cycle detected");
  }
}
