package org.faultline.memory.textbook;

import java.util.function.IntSupplier;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.frames.PagePlace;
import org.faultline.memory.frames.ProcessLedger;

/**
 * A process of the textbook machine: its pages live in the frames of one pool, of which it may take
 * no more than it is allowed.
 */
public final class TextbookProcess extends ProcessLedger {
  private final FramePool pool;
  private int peakWorkingSetPages;
  private IntSupplier allowed = () -> Integer.MAX_VALUE;

  TextbookProcess(int process, FramePool pool, AddressLayout layout, boolean pageTables) {
    super(process, layout, pageTables);
    this.pool = pool;
  }

  /** The frames that its pages may take. */
  public FramePool pool() {
    return pool;
  }

  /** Pages in frames; page tables not counted. */
  public int residentPages() {
    return (int) members().pages();
  }

  /** The most pages that were ever in frames. */
  public int peakResidentPages() {
    return (int) members().peakPages();
  }

  /** The most pages that were ever in frames, page tables included. */
  public int peakWorkingSetPages() {
    return peakWorkingSetPages;
  }

  /** Frames that hold its pages or page tables. */
  public int heldFrames() {
    return residentPages() + tablePages();
  }

  /** It takes no frame while it holds as many as {@code frames} says, or more. */
  public void allow(IntSupplier frames) {
    allowed = frames;
  }

  int allowed() {
    return allowed.getAsInt();
  }

  void putInFrame(long page, int frame) {
    place(page, PagePlace.ofFrame(frame));
    joined();
    peakWorkingSetPages = Math.max(peakWorkingSetPages, heldFrames());
  }

  /** The page left memory, to {@code slot} or, where that is -1, without a copy. */
  void leaveFrame(long page, int slot, long stamp) {
    place(page, slot < 0 ? PagePlace.ofZero(stamp) : PagePlace.ofSlot(slot, stamp));
    left();
  }

  /** The page is nowhere any more, and was in a frame. */
  void discardFrame(long page) {
    place(page, PagePlace.NOWHERE);
    left();
  }

  /** Visits one page that is somewhere. */
  @FunctionalInterface
  public interface PlacedPageVisitor {
    /**
     * @param frame the frame that holds the page; -1 where only the pagefile does
     */
    void visit(long page, int frame);
  }

  /** Visits the pages that are in a frame or in the pagefile, in ascending order. */
  public void forEachPage(PlacedPageVisitor visitor) {
    forEachPlace(
        (page, place) -> {
          if (PagePlace.what(place) != PagePlace.ZERO) {
            visitor.visit(page, PagePlace.frame(place));
          }
        });
  }
}
