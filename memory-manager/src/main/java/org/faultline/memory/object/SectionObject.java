package org.faultline.memory.object;

import org.faultline.memory.section.SectionInfo;
import org.jspecify.annotations.Nullable;

/**
 * A section: what it shows, and who uses it. Its name goes with its last handle, its pages with its
 * last view too (docs/windows.md W1406).
 */
public final class SectionObject extends KernelObject {
  private final SectionInfo info;
  private final int segment;
  private final @Nullable String name;
  private final @Nullable BackingFile file;
  private int views;
  private boolean kept;

  /**
   * @param segment the number of what says where its pages are
   * @param file what it shows; absent where the pagefile is behind it
   */
  public SectionObject(
      SectionInfo info, int segment, @Nullable String name, @Nullable BackingFile file) {
    this.info = info;
    this.segment = segment;
    this.name = name;
    this.file = file;
    if (file != null) {
      file.sectionMade();
    }
  }

  /** What processes are told of it. */
  public SectionInfo info() {
    return info;
  }

  /** The number of what says where its pages are; sections of one file have the same. */
  public int segment() {
    return segment;
  }

  /** Its name, if it was given one. */
  public @Nullable String name() {
    return name;
  }

  /** The file that it shows; absent where the pagefile is behind it. */
  public @Nullable BackingFile file() {
    return file;
  }

  /** Views of it in all processes. */
  public int views() {
    return views;
  }

  /** There is one view more. */
  public void mapped() {
    views++;
    if (file != null) {
      file.views(1);
    }
  }

  void unmapped() {
    views--;
    if (file != null) {
      file.views(-1);
    }
  }

  /** The system itself has it open, for as long as the machine runs. */
  public void keep() {
    kept = true;
  }

  boolean isUnused() {
    return !kept && handles() == 0 && views == 0;
  }
}
