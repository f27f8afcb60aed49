package org.faultline.memory.textbook;

import java.util.BitSet;
import org.faultline.memory.address.PageRange;
import org.faultline.memory.shares.FrameShares;
import org.jspecify.annotations.Nullable;

/**
 * Frames of one pool that processes share by {@link FrameShares}, and whose page makes room.
 *
 * <p>A process whose share shrank gives frames back at its own next fault, all that it holds above
 * its share, so that what it keeps is what the share says. Until then it keeps them, unless another
 * finds no free frame: then whoever is farthest above its share loses one page for each that is
 * needed, of equals the least id. No frame is thus taken before somebody needs it, and a share that
 * grows again has lost nothing. A process all of whose pages are held may go beyond its share.
 */
final class DividedFrames {
  private final FrameShares shares;
  private final @Nullable TextbookProcess[] processes;
  private final int[] promised;
  private final BitSet withoutVictim = new BitSet();

  /**
   * @param processes by id; absent as long as they have not started
   */
  DividedFrames(FrameShares shares, @Nullable TextbookProcess[] processes) {
    this.shares = shares;
    this.processes = processes;
    promised = new int[processes.length];
  }

  FrameShares shares() {
    return shares;
  }

  /** The process has started. */
  void started(TextbookProcess process) {
    shares.started(process.process());
    process.allow(() -> allowed(process));
  }

  /** The process wants to lock these pages; what that takes is wanted in any case. */
  void locks(TextbookProcess process, PageRange range) {
    long tables = process.tablePages() + process.missingTables(range.first(), range.last());
    long most = tables + process.lockedPages() + range.pages();
    promised[process.process()] = (int) Math.min(most, Integer.MAX_VALUE / 2);
  }

  /** The process has a new request. */
  void requested(int process) {
    promised[process] = 0;
  }

  /** A request begins, or begins again. */
  void begin() {
    withoutVictim.clear();
  }

  private int allowed(TextbookProcess process) {
    int id = process.process();
    shares.fixed(id, Math.max(promised[id], process.tablePages() + process.lockedPages()));
    int share = shares.share(id);
    return withoutVictim.get(id) ? Math.max(share, process.heldFrames() + 1) : share;
  }

  /** The process that shall lose a page for {@code process}, or 0 where none can. */
  int victimProcess(TextbookProcess process) {
    int own = process.process();
    boolean full = process.heldFrames() >= shares.share(own);
    if (full && !withoutVictim.get(own)) {
      return own;
    }
    int farthest = full || withoutVictim.get(own) ? 0 : own;
    int most = 0;
    for (int id = 1; id < processes.length; id++) {
      if (id != own && processes[id] != null && !withoutVictim.get(id)) {
        int surplus = processes[id].heldFrames() - shares.share(id);
        if (surplus > most) {
          most = surplus;
          farthest = id;
        }
      }
    }
    return farthest;
  }

  /** That process has no page that can be taken now. */
  void foundNoVictim(int process) {
    withoutVictim.set(process);
  }
}
