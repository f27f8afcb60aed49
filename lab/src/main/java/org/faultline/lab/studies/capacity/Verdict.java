package org.faultline.lab.studies.capacity;

/** What replications say of a requirement. */
public enum Verdict {
  /** The whole 95 % interval is on the good side of the bound. */
  MET("met"),
  /** The bound lies in the interval: more replications could decide it. */
  UNDECIDED("undecided"),
  /** The whole interval is on the bad side, or a run gave no value. */
  NOT_MET("not met");

  private final String label;

  Verdict(String label) {
    this.label = label;
  }

  /** The words that users see. */
  public String label() {
    return label;
  }

  /** Both must hold: the worse of the two. */
  Verdict and(Verdict other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
