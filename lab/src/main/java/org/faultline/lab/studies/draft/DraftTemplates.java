package org.faultline.lab.studies.draft;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/** The templates of the workloads that are written for the user. */
final class DraftTemplates {
  private static final TemplateEngine TEMPLATES =
      TemplateEngine.createPrecompiled(
          null,
          ContentType.Plain,
          DraftTemplates.class.getClassLoader(),
          "org.faultline.lab.studies.draft.template");

  private DraftTemplates() {}

  /** What the template {@code name} says of {@code draft}. */
  static String text(String name, Object draft) {
    StringOutput text = new StringOutput();
    TEMPLATES.render(name, draft, text);
    return text.toString();
  }
}
