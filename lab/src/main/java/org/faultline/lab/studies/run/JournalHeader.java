package org.faultline.lab.studies.run;

/**
 * The first line of a journal: of what study it is.
 *
 * @param schema {@code faultline-journal/1}
 */
record JournalHeader(String schema, String version, String study, String inputs) {
  private static final String SCHEMA = "faultline-journal/1";

  static JournalHeader of(StudyIdentity identity) {
    return new JournalHeader(SCHEMA, identity.version(), identity.study(), identity.inputs());
  }

  StudyIdentity identity() {
    return new StudyIdentity(version, study, inputs);
  }
}
