package org.faultline.actors.naive;

import org.faultline.memory.section.SectionInfo;

/** A section: what handles and views refer to. */
final class NaiveSection {
  final NaiveSegment segment;
  final SectionInfo info;

  /** Null without one, and once its last handle is closed. */
  String name;

  int handles;
  int views;

  NaiveSection(NaiveSegment segment, SectionInfo info, String name) {
    this.segment = segment;
    this.info = info;
    this.name = name;
  }

  boolean isGone() {
    return handles == 0 && views == 0;
  }
}
