package org.faultline.lab.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.faultline.lab.architecture.fixture.PastTheGateways;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

class GatewaysTest {
  static final List<ArchRule> RULES =
      List.of(
          Gateways.FILES_ARE_WRITTEN_IN_ONE_PLACE,
          Gateways.TEXT_IS_SAID_IN_ONE_PLACE,
          Gateways.NOBODY_WAITS_BY_HAND,
          Gateways.ONLY_COMMANDS_KNOW_THE_COMMAND_LINE);

  static Stream<Arguments> rulesAndWhatBreaksThem() {
    return Stream.of(
        arguments(Gateways.FILES_ARE_WRITTEN_IN_ONE_PLACE, PastTheGateways.WritesFiles.class),
        arguments(Gateways.TEXT_IS_SAID_IN_ONE_PLACE, PastTheGateways.Says.class),
        arguments(Gateways.NOBODY_WAITS_BY_HAND, PastTheGateways.Waits.class));
  }

  @ParameterizedTest
  @FieldSource("RULES")
  void theLabKeepsTheRule(ArchRule rule) {
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
  void whoAsksTheGatewaysIsLetPass(ArchRule rule) {
    assertThat(Model.violations(rule, PastTheGateways.Asks.class)).isEmpty();
  }

  @Test
  void aClassThatReadsTheCommandLineElsewhereIsFound() {
    assertThat(
            Model.violations(
                Gateways.ONLY_COMMANDS_KNOW_THE_COMMAND_LINE, PastTheGateways.Says.class))
        .anyMatch(line -> line.contains("Says.command"));
  }
}
