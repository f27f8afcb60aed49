package org.faultline.memory.frames;

/**
 * Measures how much memory pages take over time, where time counts references: each page from the
 * reference that brought it in until it is of no use. Passes all on.
 */
public final class ResidencyMeter extends PassedOn {
  private long nowReferences;
  private long pageReferences;
  private long resident;
  private long peak;

  /**
   * What was measured.
   *
   * @param pageReferences the pages resident after each reference, summed over the references
   * @param peakPages the most pages resident at once
   */
  public record Reading(long pageReferences, long peakPages) {
    /** Nothing. */
    public static final Reading NONE = new Reading(0, 0);

    /** Both, with peaks at different times for all that is known. */
    public Reading plus(Reading other) {
      return new Reading(pageReferences + other.pageReferences, peakPages + other.peakPages);
    }
  }

  public ResidencyMeter(ResidencyListener next) {
    super(next);
  }

  /** What follows happens at this time. */
  public void at(long timeReferences) {
    nowReferences = timeReferences;
  }

  /** What was measured; pages still resident count until the last time told. */
  public Reading reading() {
    return new Reading(pageReferences + resident * nowReferences, peak);
  }

  @Override
  public void loaded(int frame, int process, long page) {
    resident++;
    peak = Math.max(peak, resident);
    pageReferences -= nowReferences;
    super.loaded(frame, process, page);
  }

  @Override
  public void removed(int frame) {
    resident--;
    pageReferences += nowReferences;
    super.removed(frame);
  }

  @Override
  public void faulted(int process, long page, long timeReferences, long nextUseReferences) {
    nowReferences = timeReferences;
    super.faulted(process, page, timeReferences, nextUseReferences);
  }
}
