package org.faultline.lab.verification.theory;

/** Holds Faultline against one published result. */
public interface Proof {
  /** The result's name in the documentation, such as {@code A1}. */
  String id();

  /** What it says, in a few words. */
  String title();

  /** Where it was published. */
  String source();

  /** Compares. */
  void prove(ProofComparisons results, TextbookMachine machine, Effort effort);

  /** A proof from its parts. */
  static Proof of(String id, String title, String source, Body body) {
    return new Proof() {
      @Override
      public String id() {
        return id;
      }

      @Override
      public String title() {
        return title;
      }

      @Override
      public String source() {
        return source;
      }

      @Override
      public void prove(ProofComparisons results, TextbookMachine machine, Effort effort) {
        body.prove(results, machine, effort);
      }
    };
  }

  /** What a proof does. */
  interface Body {
    void prove(ProofComparisons results, TextbookMachine machine, Effort effort);
  }
}
