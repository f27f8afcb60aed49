package org.faultline.memory.windows;

import java.util.BitSet;
import java.util.List;
import org.faultline.memory.frames.ChargeAccount;
import org.faultline.memory.object.ObjectManager;
import org.faultline.memory.object.SectionObject;

/**
 * What of memory is no process's alone: sections and files, who has them open and where they are.
 */
final class SharedMemory {
  final Segments segments = new Segments();
  final SharedFrames frames;
  final ViewPages views;
  final FilePages files;
  final ObjectManager objects;
  final ImageSections images;

  /** What the sections of all processes together are charged for. */
  final ChargeAccount charge = new ChargeAccount();

  private final BitSet ended = new BitSet();

  SharedMemory(WindowsMemory memory, int frameCount) {
    frames = new SharedFrames(memory, frameCount);
    views = new ViewPages(memory);
    files = new FilePages(memory);
    objects = new ObjectManager(new SectionLifetime(memory));
    images = new ImageSections(segments, objects);
  }

  /** Whether the process has ended. */
  boolean hasEnded(int process) {
    return ended.get(process);
  }

  /** So many pages of the process from {@code firstPage} on show a part of the section. */
  void map(
      WindowsProcess process,
      SectionObject section,
      long firstPage,
      long pages,
      long firstSegmentPage) {
    section.mapped();
    Segment segment = segments.get(section.segment());
    long lastPage = firstPage + pages - 1;
    process.add(new SegmentView(section, segment, firstPage, lastPage, firstSegmentPage));
  }

  /** A view goes, and with it what nobody else uses of its section. */
  void unmap(WindowsProcess process, SegmentView view) {
    views.unmap(process, view);
    objects.unmapped(view.section());
  }

  /** The process ends: its views go, and its handles are closed. */
  void exit(WindowsProcess process) {
    List.copyOf(process.views()).forEach(view -> unmap(process, view));
    objects.exit(process.process());
    ended.set(process.process());
  }
}
