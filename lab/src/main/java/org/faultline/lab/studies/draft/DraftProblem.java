package org.faultline.lab.studies.draft;

/** What was asked for cannot be: a sentence that begins with the option to blame. */
public final class DraftProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DraftProblem(String option, String problem) {
    super(option + " " + problem);
  }
}
