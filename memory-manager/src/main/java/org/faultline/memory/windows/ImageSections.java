package org.faultline.memory.windows;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.faultline.memory.address.Protection;
import org.faultline.memory.address.Win32Error;
import org.faultline.memory.object.BackingFile;
import org.faultline.memory.object.ObjectManager;
import org.faultline.memory.object.SectionObject;
import org.faultline.memory.section.ImageLayout;
import org.faultline.memory.section.SectionConstants;
import org.faultline.memory.section.SectionInfo;
import org.faultline.memory.section.SectionWork;
import org.faultline.memory.server.SectionFindings;

/**
 * The executables of the machine: each is one section of one file, for all processes, for as long
 * as the machine runs (docs/windows.md W1501).
 */
final class ImageSections {
  private final Segments segments;
  private final ObjectManager objects;
  private final Map<String, SectionObject> byName = new TreeMap<>();

  ImageSections(Segments segments, ObjectManager objects) {
    this.segments = segments;
    this.objects = objects;
  }

  /** Adds an image, none of whose pages is in memory. */
  void add(ImageLayout image) {
    BackingFile file = new BackingFile(image.name(), image.sizeBytes());
    Segment segment = segments.make(file, CommittedPages.none(0));
    SectionInfo info =
        new SectionInfo(
            objects.nextSection(),
            image.sizeBytes(),
            Protection.PAGE_EXECUTE_WRITECOPY,
            SectionConstants.SEC_IMAGE,
            true,
            image);
    SectionObject section = new SectionObject(info, segment.number(), null, file);
    section.keep();
    objects.made(section);
    byName.put(image.name(), section);
  }

  /** Finds the image of this name. */
  Win32Error find(WindowsWork work, SectionWork.FindImage asked) {
    SectionObject section = byName.get(asked.name());
    if (section == null) {
      return Win32Error.ERROR_MOD_NOT_FOUND;
    }
    work.found(new SectionFindings.ImageFound(section.info()));
    return Win32Error.ERROR_SUCCESS;
  }

  /** The section of an image that was found. */
  SectionObject get(String name) {
    return Objects.requireNonNull(byName.get(name), "the image was found");
  }
}
