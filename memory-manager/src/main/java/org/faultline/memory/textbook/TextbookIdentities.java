package org.faultline.memory.textbook;

import java.util.List;
import org.faultline.memory.frames.FrameDatabase;

/** Counts the frames from their own records, to be held against what others counted. */
public final class TextbookIdentities {
  private TextbookIdentities() {}

  /**
   * What a walk over all frames and lists finds.
   *
   * @param unowned frames that nobody owns
   * @param pages frames that hold pages
   * @param tables frames that hold page tables
   * @param locked frames whose page is locked
   * @param resident pages in frames as the processes' records tell
   * @param charged pages charged as the processes' records tell
   */
  public record Counts(
      long unowned,
      long pages,
      long tables,
      long locked,
      long resident,
      long residentTables,
      long residentLocked,
      long charged) {}

  static Counts count(FrameDatabase frames, List<TextbookProcess> processes) {
    long unowned = 0;
    long pages = 0;
    long tables = 0;
    long locked = 0;
    for (int frame = 0; frame < frames.frames(); frame++) {
      if (frames.owner(frame) == FrameDatabase.NOBODY) {
        unowned++;
      } else if (frames.isTable(frame)) {
        tables++;
      } else {
        pages++;
        locked += frames.is(frame, FrameDatabase.LOCKED) ? 1 : 0;
      }
    }
    long resident = 0;
    long residentTables = 0;
    long residentLocked = 0;
    long charged = 0;
    for (TextbookProcess process : processes) {
      resident += process.residentPages();
      residentTables += process.tablePages();
      residentLocked += process.lockedPages();
      charged += process.chargedPages();
    }
    return new Counts(
        unowned, pages, tables, locked, resident, residentTables, residentLocked, charged);
  }
}
