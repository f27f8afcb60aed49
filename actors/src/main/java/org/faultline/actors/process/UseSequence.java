package org.faultline.actors.process;

import org.faultline.memory.address.PageTable;
import org.faultline.memory.address.Pte;
import org.faultline.memory.replacement.ReplacementPolicy;
import org.faultline.memory.server.UseDetails;

/** Every use, in order; equal neighbours are one with their number. */
final class UseSequence implements ObservedUses {
  private static final int MOST = 1 << 14;

  private final PageTable table;
  private final long[] pages = new long[MOST];
  private final long[] counts = new long[MOST];
  private final long[] lastUseReferences = new long[MOST];
  private int size;

  UseSequence(PageTable table) {
    this.table = table;
  }

  @Override
  public boolean lapsed(long page, long nowReferences) {
    return false;
  }

  @Override
  public void use(long page, int count, long nowReferences, long nextReferences) {
    if (size > 0 && pages[size - 1] == page) {
      counts[size - 1] += count;
    } else {
      pages[size] = page;
      counts[size++] = count;
    }
    lastUseReferences[size - 1] = nowReferences + count - 1;
  }

  @Override
  public void faulted(long page, long nowReferences) {}

  @Override
  public boolean isFull() {
    return size == MOST;
  }

  @Override
  public void takeInto(FrameList frames, UseDetails details) {
    for (int i = 0; i < size; i++) {
      frames.add(Pte.frame(table.get(pages[i])));
      details.add(counts[i], lastUseReferences[i], ReplacementPolicy.NEVER);
    }
    size = 0;
  }
}
