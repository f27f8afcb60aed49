package org.faultline.lab.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.faultline.lab.architecture.Model.ACTORS;
import static org.faultline.lab.architecture.Model.LAB;
import static org.faultline.lab.architecture.Model.MEMORY;
import static org.faultline.lab.architecture.Model.WORKLOAD;

import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom: a layer knows the layers below it and never one above. */
final class Layers {
  static final ArchRule MEMORY_KNOWS_ONLY_JAVA =
      noClasses()
          .that()
          .resideInAPackage(MEMORY)
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages(MEMORY, "java..")
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

  /** Each package below a module's root is a slice of its own. */
  static final ArchRule NO_CYCLES =
      slices().matching("org.faultline.(*).(**)").should().beFreeOfCycles().allowEmptyShould(true);

  private Layers() {}
}
