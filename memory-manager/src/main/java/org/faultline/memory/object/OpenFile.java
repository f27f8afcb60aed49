package org.faultline.memory.object;

/** A file as CreateFile opened it. */
public final class OpenFile extends KernelObject {
  private final BackingFile file;

  OpenFile(BackingFile file) {
    this.file = file;
    file.opened();
  }

  /** The file. */
  public BackingFile file() {
    return file;
  }
}
