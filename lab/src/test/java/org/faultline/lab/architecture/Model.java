package org.faultline.lab.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** The class files that the rules are held against. */
final class Model {
  static final String MEMORY = "org.faultline.memory..";
  static final String WORKLOAD = "org.faultline.workload..";
  static final String ACTORS = "org.faultline.actors..";
  static final String LAB = "org.faultline.lab..";

  /** All of the project but its tests. */
  static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.faultline");

  private Model() {}

  /** What {@code rule} says against these classes alone. */
  static List<String> violations(ArchRule rule, Class<?>... classes) {
    return rule.allowEmptyShould(true)
        .evaluate(new ClassFileImporter().importClasses(classes))
        .getFailureReport()
        .getDetails();
  }
}
