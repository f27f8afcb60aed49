package org.faultline.memory.pagefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.faultline.memory.pagefile.FaultySlotFile.Fault;
import org.faultline.memory.pagefile.StoreFailure.Kind;

/** A random history of a store beside a map that says what must be in it. */
final class StoreHistory {
  private static final int SLOTS = 40;
  private static final int LONGEST_CLUSTER = 12;
  private static final Fault[] FAULTS = Fault.values();

  private final PageStore store;
  private final FaultySlotFile file;
  private final UniformRandomProvider random;

  /** By slot: the page, or null for zeros; no entry where the slot holds nothing. */
  private final Map<Integer, byte[]> model = new HashMap<>();

  private long pagesWritten;

  /** How many reads found damage. */
  int damaged;

  /** How many writes failed. */
  int failedWrites;

  /**
   * @param file what lies below the store and may be made to fail; null where nothing fails
   */
  StoreHistory(PageStore store, FaultySlotFile file, long seed) {
    this.store = store;
    this.file = file;
    this.random = RandomSource.XO_SHI_RO_256_PP.create(seed);
  }

  void run(int steps) {
    for (int i = 0; i < steps; i++) {
      int first = random.nextInt(SLOTS);
      int pages = 1 + random.nextInt(Math.min(LONGEST_CLUSTER, SLOTS - first));
      switch (random.nextInt(file == null ? 5 : 6)) {
        case 0, 1 -> write(first, pages);
        case 2, 3 -> read(first, pages);
        case 4 -> discard(first);
        default -> harm();
      }
    }
    read(0, SLOTS);
  }

  private void write(int first, int pages) {
    byte[][] cluster = new byte[pages][];
    for (int i = 0; i < pages; i++) {
      cluster[i] = random.nextInt(4) == 0 ? null : NumberedPages.page(++pagesWritten);
    }
    Optional<StoreFailure> failure = store.writeCluster(first, cluster);
    failure.ifPresent(f -> assertThat(f.slot()).isBetween(first, first + pages - 1));
    for (int i = 0; i < pages; i++) {
      if (failure.isEmpty()) {
        model.put(first + i, cluster[i] == null ? null : cluster[i].clone());
      } else {
        model.remove(first + i);
      }
    }
    failedWrites += failure.isPresent() ? 1 : 0;
    // The store has copies: what the caller does with the pages later is no matter.
    Arrays.stream(cluster).filter(page -> page != null).forEach(page -> page[0] = 99);
  }

  private void read(int first, int pages) {
    PageRead[] reads = store.readCluster(first, pages);
    assertThat(reads).hasSize(pages);
    for (int i = 0; i < pages; i++) {
      check(first + i, reads[i]);
    }
  }

  private void check(int slot, PageRead read) {
    Optional<Kind> failure = read.failure().map(StoreFailure::kind);
    if (!model.containsKey(slot)) {
      assertThat(failure).as("slot %s holds nothing", slot).contains(Kind.NOT_WRITTEN);
      return;
    }
    byte[] expected = model.get(slot);
    boolean readable = file == null || expected == null || file.readable(slot);
    boolean intact = file == null || expected == null || file.intact(slot);
    if (readable && intact) {
      assertThat(failure).as("slot %s is whole", slot).isEmpty();
      assertThat(read.bytes()).as("slot %s", slot).isEqualTo(expected);
    } else {
      damaged++;
      assertThat(failure).as("slot %s is damaged", slot).isPresent();
      if (readable) {
        assertThat(failure).isNotEqualTo(Optional.of(Kind.IO_ERROR));
      }
      assertThat(failure).isNotEqualTo(Optional.of(Kind.NOT_WRITTEN));
    }
  }

  private void discard(int slot) {
    store.discard(slot);
    model.remove(slot);
  }

  private void harm() {
    int most = SLOTS * SlotFormat.SLOT_BYTES;
    switch (random.nextInt(8)) {
      case 0 -> file.flip(random.nextInt(most), 1 << random.nextInt(8));
      case 1 -> file.truncate(random.nextInt(most));
      case 2 -> {
        int from = random.nextInt(most);
        file.badBytes(from, from + random.nextInt(2 * SlotFormat.SLOT_BYTES));
      }
      case 3 -> file.badBytes(Integer.MAX_VALUE, 0);
      case 4 ->
          file.mostAtOnce(random.nextBoolean() ? Integer.MAX_VALUE : 1 + random.nextInt(9000));
      default ->
          file.failNextWrite(
              FAULTS[random.nextInt(FAULTS.length)],
              random.nextInt(3 * SlotFormat.SLOT_BYTES),
              (long) SlotFormat.SLOT_BYTES * (1 + random.nextInt(5)));
    }
  }
}
