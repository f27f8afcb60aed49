package org.faultline.lab.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.function.Predicate;

/** Calls and method references that would make two runs of one config differ. */
final class ForbiddenCall {
  private ForbiddenCall() {}

  /**
   * The rule that no class of the model makes such a call, but those whose full name is in {@code
   * exceptions}.
   */
  static ArchRule rule(
      String what, Set<String> exceptions, Predicate<CodeUnitAccessTarget> forbidden) {
    return classes()
        .that()
        .resideInAnyPackage(Model.MEMORY, Model.WORKLOAD, Model.ACTORS)
        .should(new NotCall(what, exceptions, forbidden));
  }

  /** A call of one of {@code names} of the class {@code owner}, or any if there are no names. */
  static Predicate<CodeUnitAccessTarget> of(String owner, String... names) {
    Set<String> wanted = Set.of(names);
    return target ->
        target.getOwner().getName().equals(owner)
            && (wanted.isEmpty() || wanted.contains(target.getName()));
  }

  /** A call of {@code name} of any class in {@code packageName}. */
  static Predicate<CodeUnitAccessTarget> inPackage(String packageName, String name) {
    return target ->
        target.getOwner().getPackageName().equals(packageName) && target.getName().equals(name);
  }

  private static final class NotCall extends ArchCondition<JavaClass> {
    private final Set<String> exceptions;
    private final transient Predicate<CodeUnitAccessTarget> forbidden;

    NotCall(String what, Set<String> exceptions, Predicate<CodeUnitAccessTarget> forbidden) {
      super("not use " + what);
      this.exceptions = exceptions;
      this.forbidden = forbidden;
    }

    @Override
    public void check(JavaClass javaClass, ConditionEvents events) {
      if (exceptions.contains(javaClass.getName())) {
        return;
      }
      for (JavaAccess<?> access : javaClass.getAccessesFromSelf()) {
        AccessTarget target = access.getTarget();
        if (target instanceof CodeUnitAccessTarget codeUnit && forbidden.test(codeUnit)) {
          events.add(SimpleConditionEvent.violated(access, access.getDescription()));
        }
      }
    }
  }
}
