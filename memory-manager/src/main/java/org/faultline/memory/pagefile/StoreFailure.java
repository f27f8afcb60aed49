package org.faultline.memory.pagefile;

/**
 * Why a slot could not be read or written.
 *
 * @param slot the first one that failed
 * @param what continues a sentence after the name of the slot
 */
public record StoreFailure(Kind kind, int slot, String what) {

  /** Sorts of failure. */
  public enum Kind {
    /** Reading: the slot was never written, or was discarded, or its last write failed. */
    NOT_WRITTEN,
    /** Reading: the file ends before the slot does. */
    SHORT_READ,
    /** Reading: no slot begins where this one should. */
    BAD_MAGIC,
    /** Reading: the bytes are not those that were written together. */
    BAD_CHECKSUM,
    /** Reading: what is there was written to another slot. */
    MISPLACED,
    /** Reading: what is there is older than what was written last. */
    STALE,
    /** Writing: there is no room left. */
    DISK_FULL,
    /** Writing: not all bytes were taken. */
    SHORT_WRITE,
    /** Reading or writing: the operating system refused. */
    IO_ERROR
  }

  /** Slot and failure as a sentence without a full stop. */
  public String sentence() {
    return "slot " + slot + " of the pagefile " + what;
  }
}
