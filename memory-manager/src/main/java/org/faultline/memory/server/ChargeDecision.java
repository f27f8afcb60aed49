package org.faultline.memory.server;

/** How a charge of commit fares. */
public enum ChargeDecision {
  /** It is taken. */
  GRANTED,
  /** It fits once the pagefile has grown. */
  WAITS,
  /** It will never fit. */
  REFUSED
}
