package org.faultline.memory.object;

/** Told when what a handle stood for is of no use to anybody any more. */
public interface ObjectUse {
  /** The last handle and the last view of the section are gone. */
  void unused(SectionObject section);

  /** The file has no name, and nobody has it open or mapped. */
  void gone(BackingFile file);
}
