package org.faultline.memory.replacement;

/** A policy written down once more, from its paper, with lists that are searched end to end. */
interface NaivePolicy {
  /** Makes a reference; the page that leaves for it, or null. */
  Integer access(int page, boolean write, int time, int frames);
}
