package org.faultline.lab.studies.cell;

/** A run of a cell gave no measures; the message is a sentence for the user. */
public final class CellFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What went wrong. */
  public enum Kind {
    /** The workload cannot be used with the overrides of the cell. */
    REFUSED,
    /** The run did not come to its end. */
    FAILED,
    /** A conservation law broke: the numbers cannot be trusted. */
    IDENTITY_BROKEN
  }

  private final Kind kind;

  /** A failure with its reason and cause, which may be null. */
  public CellFailure(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** What went wrong. */
  public Kind kind() {
    return kind;
  }
}
