package org.faultline.lab.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.faultline.lab.architecture.Model.ACTORS;
import static org.faultline.lab.architecture.Model.LAB;
import static org.faultline.lab.architecture.Model.MEMORY;
import static org.faultline.lab.architecture.Model.WORKLOAD;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.stream.Stream;

/** Who may know whom: a layer knows the layers below it and never one above. */
final class Layers {
  /** Beside Java it knows where random numbers come from, histograms and annotations: no seed. */
  static final ArchRule MEMORY_KNOWS_NO_PROCESS =
      noClasses()
          .that()
          .resideInAPackage(MEMORY)
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages(
              MEMORY,
              "java..",
              "org.apache.commons.rng",
              "org.HdrHistogram",
              "org.jspecify..",
              "org.slf4j..")
          .allowEmptyShould(true);

  static final ArchRule WORKLOADS_KNOW_NO_ACTOR =
      noClasses()
          .that()
          .resideInAPackage(WORKLOAD)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ACTORS, LAB, "org.apache.pekko..", "scala..")
          .allowEmptyShould(true);

  static final ArchRule ACTORS_KNOW_NO_LAB =
      noClasses()
          .that()
          .resideInAPackage(ACTORS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(LAB, "picocli..", "de.siegmar..")
          .allowEmptyShould(true);

  /** Actors are thin: what they own, and all else, is plain. */
  static final ArchRule FEW_SEE_PEKKO =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "org.faultline.actors",
              "org.faultline.actors.dispatch",
              "org.faultline.actors.run",
              room("live"),
              room("cluster"))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.pekko..")
          .allowEmptyShould(true);

  /** The rooms of the lab, each of which knows those before it: one rule for each but the last. */
  static final List<ArchRule> ROOMS_OF_THE_LAB =
      List.of(
          knowsNoneOf("results", "studies", "verification", "cli"),
          knowsNoneOf("studies", "verification", "cli"),
          knowsNoneOf("verification", "cli"));

  /** Each package is a slice of its own, and none is part of a cycle, not even with its parent. */
  static final ArchRule NO_CYCLES =
      slices().assignedFrom(new EachPackage()).should().beFreeOfCycles().allowEmptyShould(true);

  private Layers() {}

  private static ArchRule knowsNoneOf(String room, String... later) {
    String[] packages = Stream.of(later).map(Layers::room).toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(room(room))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages)
        .allowEmptyShould(true);
  }

  private static String room(String name) {
    return "org.faultline.lab." + name + "..";
  }

  private static final class EachPackage implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
      return javaClass.getPackageName().startsWith("org.faultline.")
          ? SliceIdentifier.of(javaClass.getPackageName())
          : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
      return "packages";
    }
  }
}
