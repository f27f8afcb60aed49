package org.faultline.actors.naive;

import java.util.HashMap;
import java.util.Map;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.event.EventKind;
import org.faultline.workload.config.MachineConfig.PagefileConfig;

/** Commit charge, its limit, and the growth of the pagefile. */
final class NaiveCommit {
  private static final long GROWTH_PAGES = 4096;
  private static final long NONE = -1;

  private final NaiveSlots slots;
  private final NaiveMessage message;
  private final long frames;
  private final long maximumSlots;
  private final long growthNanos;
  private final Map<Object, Long> charges = new HashMap<>();
  private long growsTo = NONE;

  /** With so many {@code frames} that back charge. */
  NaiveCommit(long frames, PagefileConfig pagefile, NaiveSlots slots, NaiveMessage message) {
    this.frames = frames;
    this.slots = slots;
    this.message = message;
    maximumSlots = pagefile.maximumBytes() / AddressLayout.PAGE_SIZE;
    growthNanos = pagefile.growthNanos();
  }

  long charged() {
    return charges.values().stream().mapToLong(Long::longValue).sum();
  }

  long charged(Object who) {
    return charges.getOrDefault(who, 0L);
  }

  /** The limit once the pagefile has grown to its maximum. */
  long largestLimit() {
    return frames + maximumSlots;
  }

  long limit() {
    return frames + slots.count();
  }

  boolean fits(long pages) {
    return charged() + pages <= limit();
  }

  boolean canEverFit(long pages) {
    return charged() + pages <= frames + maximumSlots;
  }

  /** Whether a wait for this charge may end now, or the pagefile must begin to grow for it. */
  boolean canDecide(long pages) {
    return fits(pages) || !canEverFit(pages) || growsTo == NONE;
  }

  /** Charges pages that fit to a process, or to a section's segment. */
  void charge(Object who, long pages) {
    charges.merge(who, pages, Long::sum);
    if (pages > 0 && 10 * charged() > 9 * limit()) {
      grow(0);
    }
  }

  void release(Object who) {
    charges.remove(who);
  }

  boolean canGrow() {
    return slots.count() < maximumSlots;
  }

  /** The pagefile begins to grow for so many pages more, unless it does already or cannot. */
  void grow(long pages) {
    if (growsTo == NONE && canGrow()) {
      long needed = (10 * (charged() + pages) + 8) / 9 - frames;
      growsTo = Math.min(maximumSlots, Math.max(slots.count() + GROWTH_PAGES, needed));
      message.queue(message.now + growthNanos, NaiveKind.GROWN, 0, null);
    }
  }

  void grown() {
    slots.growTo(growsTo);
    growsTo = NONE;
    message.note(message.now, EventKind.PAGEFILE_GREW, 0, slots.count(), 0);
  }
}
