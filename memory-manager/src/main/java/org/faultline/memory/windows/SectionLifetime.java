package org.faultline.memory.windows;

import org.faultline.memory.object.BackingFile;
import org.faultline.memory.object.ObjectUse;
import org.faultline.memory.object.SectionObject;

/** What becomes of the pages of a section, or of a file, that nobody can use any more. */
final class SectionLifetime implements ObjectUse {
  private final WindowsMemory memory;

  SectionLifetime(WindowsMemory memory) {
    this.memory = memory;
  }

  /** Frames, slots and charge return; pages of a file stay where they are, as its cache. */
  @Override
  public void unused(SectionObject section) {
    if (section.file() == null) {
      Segment segment = memory.shared.segments.get(section.segment());
      end(segment);
      memory.commit().release(memory.shared.charge, segment.committed().count());
    }
  }

  @Override
  public void gone(BackingFile file) {
    if (file.segment() != BackingFile.NO_SEGMENT) {
      end(memory.shared.segments.get(file.segment()));
    }
  }

  private void end(Segment segment) {
    memory.disposal.discard(segment, 0);
    memory.shared.segments.remove(segment);
  }
}
