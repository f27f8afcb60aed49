package org.faultline.lab.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import org.faultline.actors.dispatch.Emergency;

/** What threads throw goes to one place: {@link Emergency} makes them all. */
final class Threads {
  /** A call that makes a thread, or runs a task on one that nobody made. */
  private static final DescribedPredicate<JavaCall<?>> MAKES_A_THREAD =
      describe("makes a thread", Threads::makesThread);

  /** Who makes threads does it by {@link Emergency}, or is what makes them there. */
  static final ArchRule ALL_HAND_OVER_WHAT_THEY_THROW =
      noClasses()
          .that()
          .resideOutsideOfPackage(Emergency.class.getPackageName())
          .should()
          .callCodeUnitWhere(MAKES_A_THREAD);

  private Threads() {}

  private static boolean makesThread(JavaCall<?> call) {
    var owner = call.getTarget().getOwner();
    String name = call.getTarget().getName();
    boolean constructor = name.equals("<init>");
    if (owner.isEquivalentTo(CompletableFuture.class)) {
      // With an executor they have one parameter more.
      int parameters = call.getTarget().getRawParameterTypes().size();
      return Set.of("supplyAsync", "runAsync").contains(name) && parameters == 1;
    }
    return (owner.isAssignableTo(Thread.class) && constructor)
        || owner.isEquivalentTo(Executors.class)
        || owner.isEquivalentTo(ForkJoinPool.class)
        || (owner.isAssignableTo(ExecutorService.class)
            && owner.isAssignableTo(Executor.class)
            && constructor);
  }
}
