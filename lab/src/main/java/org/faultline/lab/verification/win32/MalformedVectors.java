package org.faultline.lab.verification.win32;

/** A conformance file cannot be used; the message is a sentence that names file, case and step. */
public final class MalformedVectors extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MalformedVectors(String where, String what) {
    super(where + ": " + what);
  }
}
