package org.faultline.lab.architecture;

import static org.faultline.lab.architecture.ForbiddenCall.inPackage;
import static org.faultline.lab.architecture.ForbiddenCall.of;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What the model must not ask, for the same config and seed to give the same bytes anywhere. */
final class Determinism {
  /**
   * Classes of the actors that may read the real clock, for a watchdog or a progress line and never
   * for a result. Full names, each with its reason.
   */
  static final Set<String> READS_REAL_TIME = Set.of();

  private static final String RANDOM_SOURCE = "org.apache.commons.rng.simple.RandomSource";

  static final ArchRule NO_WALL_CLOCK =
      ForbiddenCall.rule(
          "the wall clock",
          READS_REAL_TIME,
          any(
              of("java.lang.System", "currentTimeMillis", "nanoTime"),
              of("java.time.Clock"),
              inPackage("java.time", "now"),
              target ->
                  target.getFullName().equals("java.util.Date.<init>()")
                      || target.getFullName().equals("java.util.GregorianCalendar.<init>()"),
              of("java.util.Calendar", "getInstance"),
              of("java.util.TimeZone", "getDefault"),
              of("java.time.ZoneId", "systemDefault")));

  static final ArchRule NO_UNSEEDED_RANDOM =
      ForbiddenCall.rule(
          "a random source without a seed of ours",
          Set.of(),
          any(
              of("java.util.Random"),
              of("java.util.SplittableRandom"),
              of("java.security.SecureRandom"),
              of("java.util.concurrent.ThreadLocalRandom"),
              of("java.lang.Math", "random"),
              of("java.lang.StrictMath", "random"),
              of("java.util.UUID", "randomUUID"),
              of("java.util.Collections", "shuffle"),
              inPackage("java.util.random", "of"),
              inPackage("java.util.random", "getDefault"),
              Determinism::createsWithoutSeed));

  static final ArchRule NO_IDENTITY_HASH =
      ForbiddenCall.rule(
          "hash codes that differ between runs",
          Set.of(),
          any(
              of("java.lang.System", "identityHashCode"),
              of("java.lang.Object", "hashCode"),
              of("java.lang.Enum", "hashCode"),
              of("java.util.IdentityHashMap")));

  static final ArchRule NO_PARALLEL_STREAM =
      ForbiddenCall.rule(
          "a parallel stream",
          Set.of(),
          any(
              target -> target.getName().equals("parallelStream"),
              inPackage("java.util.stream", "parallel"),
              target ->
                  target.getOwner().getName().equals("java.util.Arrays")
                      && target.getName().startsWith("parallel")));

  static final ArchRule NO_PLATFORM_MATH =
      ForbiddenCall.rule(
          "Math where StrictMath gives the same bits everywhere",
          Set.of(),
          of(
              "java.lang.Math",
              "sin",
              "cos",
              "tan",
              "asin",
              "acos",
              "atan",
              "atan2",
              "sinh",
              "cosh",
              "tanh",
              "exp",
              "expm1",
              "log",
              "log10",
              "log1p",
              "pow",
              "cbrt",
              "hypot"));

  static final List<ArchRule> ALL =
      List.of(
          NO_WALL_CLOCK,
          NO_UNSEEDED_RANDOM,
          NO_IDENTITY_HASH,
          NO_PARALLEL_STREAM,
          NO_PLATFORM_MATH);

  private Determinism() {}

  private static boolean createsWithoutSeed(CodeUnitAccessTarget target) {
    if (!target.getOwner().getName().equals(RANDOM_SOURCE)) {
      return false;
    }
    List<String> parameters =
        target.getRawParameterTypes().stream().map(type -> type.getName()).toList();
    return switch (target.getName()) {
      case "create" -> parameters.isEmpty() || parameters.equals(List.of(RANDOM_SOURCE));
      case "createInt", "createLong", "createIntArray", "createLongArray", "createSeed" ->
          parameters.stream().noneMatch(type -> type.endsWith("UniformRandomProvider"));
      default -> false;
    };
  }

  @SafeVarargs
  private static Predicate<CodeUnitAccessTarget> any(Predicate<CodeUnitAccessTarget>... calls) {
    return target -> {
      for (Predicate<CodeUnitAccessTarget> call : calls) {
        if (call.test(target)) {
          return true;
        }
      }
      return false;
    };
  }
}
