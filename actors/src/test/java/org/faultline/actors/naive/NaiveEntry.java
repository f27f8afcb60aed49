package org.faultline.actors.naive;

/** What must be queued; {@code process} is 0 for none. */
record NaiveEntry(long time, NaiveKind kind, int process, Object what) {}
