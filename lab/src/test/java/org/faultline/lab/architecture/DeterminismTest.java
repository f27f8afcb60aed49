package org.faultline.lab.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.faultline.memory.address.PageTable;
import org.faultline.memory.fixture.Indeterminate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

class DeterminismTest {
  static final List<ArchRule> RULES = Determinism.ALL;

  static Stream<Arguments> rulesAndWhatBreaksThem() {
    return Stream.of(
        arguments(Determinism.NO_WALL_CLOCK, Indeterminate.WallClock.class),
        arguments(Determinism.NO_UNSEEDED_RANDOM, Indeterminate.UnseededRandom.class),
        arguments(Determinism.NO_IDENTITY_HASH, Indeterminate.IdentityHash.class),
        arguments(Determinism.NO_PARALLEL_STREAM, Indeterminate.ParallelStream.class),
        arguments(Determinism.NO_PLATFORM_MATH, Indeterminate.PlatformMath.class));
  }

  @ParameterizedTest
  @FieldSource("RULES")
  void theModelKeepsTheRule(ArchRule rule) {
    rule.check(Model.ALL);
  }

  @ParameterizedTest
  @MethodSource("rulesAndWhatBreaksThem")
  void eachMethodThatBreaksTheRuleIsFound(ArchRule rule, Class<?> breaks) {
    List<String> violations = Model.violations(rule, breaks);
    List<Method> methods =
        Stream.of(breaks.getDeclaredMethods()).filter(method -> !method.isSynthetic()).toList();
    assertThat(methods)
        .isNotEmpty()
        .allSatisfy(
            method ->
                assertThat(violations)
                    .anyMatch(
                        line -> line.contains(breaks.getSimpleName() + "." + method.getName())));
  }

  @ParameterizedTest
  @FieldSource("RULES")
  void whatDependsOnItsInputAloneIsLetPass(ArchRule rule) {
    assertThat(Model.violations(rule, Indeterminate.Determinate.class, PageTable.class)).isEmpty();
  }

  @Test
  void anExceptionFreesOnlyTheClassItNames() {
    ArchRule rule =
        ForbiddenCall.rule(
            "the wall clock",
            Set.of(Indeterminate.WallClock.class.getName()),
            ForbiddenCall.of("java.lang.System"));
    assertThat(Model.violations(rule, Indeterminate.WallClock.class)).isEmpty();
    assertThat(Model.violations(rule, Indeterminate.IdentityHash.class)).isNotEmpty();
  }

  @Test
  void eachExceptionNamesAClassOfTheActors() {
    assertThat(Determinism.READS_REAL_TIME)
        .allSatisfy(
            name -> {
              assertThat(name).startsWith("org.faultline.actors.");
              assertThat(Model.ALL.contain(name)).isTrue();
            });
  }
}
