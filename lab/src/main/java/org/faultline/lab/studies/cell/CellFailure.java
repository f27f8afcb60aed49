package org.faultline.lab.studies.cell;

import org.faultline.lab.results.output.ExitCode;
import org.jspecify.annotations.Nullable;

/** A run of a cell gave no measures; the message is the {@link #sentence}. */
public final class CellFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What went wrong. */
  public enum Kind {
    /** The workload cannot be used with the overrides of the cell. */
    REFUSED(ExitCode.BAD_INPUT),
    /** The run did not come to its end. */
    FAILED(ExitCode.DEFECT),
    /** A conservation law broke: the numbers cannot be trusted. */
    IDENTITY_BROKEN(ExitCode.IDENTITY_BROKEN);

    private final ExitCode exitCode;

    Kind(ExitCode exitCode) {
      this.exitCode = exitCode;
    }

    /** How a command ends that cannot do without the run. */
    public ExitCode exitCode() {
      return exitCode;
    }
  }

  private final Kind kind;
  private final String sentence;

  /** A failure with its reason and cause. */
  public CellFailure(Kind kind, String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
    this.kind = kind;
    this.sentence = sentence;
  }

  /** What went wrong. */
  public Kind kind() {
    return kind;
  }

  /** The reason, for the user. */
  public String sentence() {
    return sentence;
  }
}
