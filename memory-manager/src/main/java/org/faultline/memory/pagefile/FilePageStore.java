package org.faultline.memory.pagefile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.faultline.memory.pagefile.StoreFailure.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the pages in a real file, each in a slot with a checksum. What each slot must hold is
 * remembered here, so that a lost or misplaced write is found too. Pages of zeros are remembered
 * and not written. Neighbouring slots with bytes are one operation of the file.
 *
 * <p>The bytes need not outlive the run, so nothing is forced to the disk. Interrupting the thread
 * that reads or writes closes the file: every transfer after that is an {@code IO_ERROR}.
 */
public final class FilePageStore implements PageStore {
  private final SlotFile file;
  private final SlotLedger ledger = new SlotLedger();

  /** Grows to the largest cluster asked for, about 1 MiB at most. */
  private ByteBuffer buffer = ByteBuffer.allocateDirect(SlotFormat.SLOT_BYTES);

  FilePageStore(SlotFile file) {
    this.file = file;
  }

  /**
   * A store in a new file of {@code directory}. Files there that a killed run left behind are
   * removed; this one is removed when the store is closed.
   *
   * @param roomPages how many pages the disk must have room for now; none is taken yet
   * @throws PagefileUnavailableException where there can be no such file, said in a sentence
   */
  public static FilePageStore open(Path directory, int roomPages)
      throws PagefileUnavailableException {
    return new FilePageStore(
        TemporaryFile.create(directory, (long) roomPages * SlotFormat.SLOT_BYTES));
  }

  @Override
  public Optional<StoreFailure> writeCluster(int firstSlot, byte[] @Nullable [] pages) {
    Clusters.require(firstSlot, pages);
    long[] sequences = new long[pages.length];
    Optional<StoreFailure> failure = Optional.empty();
    for (int from = 0; from < pages.length && failure.isEmpty(); ) {
      int to = from;
      while (to < pages.length && pages[to] != null) {
        sequences[to] = ledger.nextSequence();
        to++;
      }
      if (to == from) {
        sequences[to++] = SlotLedger.ZEROS;
      } else {
        failure = writeRun(firstSlot, pages, sequences, from, to);
      }
      from = to;
    }
    for (int i = 0; i < pages.length; i++) {
      ledger.set(firstSlot + i, failure.isEmpty() ? sequences[i] : SlotLedger.NOTHING);
    }
    return failure;
  }

  private Optional<StoreFailure> writeRun(
      int firstSlot, byte[] @Nullable [] pages, long[] sequences, int from, int to) {
    prepare(to - from);
    for (int i = from; i < to; i++) {
      int at = (i - from) * SlotFormat.SLOT_BYTES;
      SlotFormat.put(buffer, at, firstSlot + i, sequences[i], pages[i]);
    }
    long position = SlotFormat.position(firstSlot + from);
    try {
      while (buffer.hasRemaining()) {
        if (file.write(buffer, position + buffer.position()) <= 0) {
          return writeFailed(firstSlot + from, Kind.SHORT_WRITE, "the file cannot grow");
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      Kind kind = diskIsFull(e) ? Kind.DISK_FULL : Kind.IO_ERROR;
      return writeFailed(firstSlot + from, kind, Reasons.of(e));
    }
  }

  /** The failure of a run of which {@link #buffer} says how far it came. */
  private Optional<StoreFailure> writeFailed(int runSlot, Kind kind, String why) {
    int slot = runSlot + buffer.position() / SlotFormat.SLOT_BYTES;
    return Optional.of(new StoreFailure(kind, slot, "cannot be written: " + why));
  }

  private boolean diskIsFull(IOException e) {
    String why = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    if (why.contains("no space left") || why.contains("not enough space")) {
      return true;
    }
    try {
      return file.usableBytes() < buffer.remaining();
    } catch (IOException unknown) {
      return false;
    }
  }

  @Override
  public PageRead[] readCluster(int firstSlot, int pages) {
    Clusters.require(firstSlot, pages);
    PageRead[] reads = new PageRead[pages];
    for (int from = 0; from < pages; ) {
      int to = from;
      while (to < pages && ledger.get(firstSlot + to) > SlotLedger.NOTHING) {
        to++;
      }
      if (to == from) {
        reads[to] = unwritten(firstSlot + to);
        to++;
      } else {
        readRun(firstSlot, reads, from, to);
      }
      from = to;
    }
    return reads;
  }

  private PageRead unwritten(int slot) {
    return ledger.get(slot) == SlotLedger.ZEROS
        ? PageRead.zeros()
        : PageRead.failed(Kind.NOT_WRITTEN, slot, "holds nothing");
  }

  private void readRun(int firstSlot, PageRead[] reads, int from, int to) {
    prepare(to - from);
    long position = SlotFormat.position(firstSlot + from);
    try {
      while (buffer.hasRemaining()) {
        if (file.read(buffer, position + buffer.position()) <= 0) {
          break;
        }
      }
    } catch (IOException e) {
      onReadError(e, firstSlot, reads, from, to);
      return;
    }
    int whole = buffer.position() / SlotFormat.SLOT_BYTES;
    for (int i = from; i < to; i++) {
      int slot = firstSlot + i;
      reads[i] =
          i - from < whole
              ? SlotFormat.get(buffer, (i - from) * SlotFormat.SLOT_BYTES, slot, ledger.get(slot))
              : PageRead.failed(
                  Kind.SHORT_READ, slot, "cannot be read: the file ends before that slot");
    }
  }

  /** Finds out which slots of the run the error concerns. */
  private void onReadError(IOException e, int firstSlot, PageRead[] reads, int from, int to) {
    if (to - from == 1) {
      reads[from] =
          PageRead.failed(Kind.IO_ERROR, firstSlot + from, "cannot be read: " + Reasons.of(e));
      return;
    }
    for (int i = from; i < to; i++) {
      readRun(firstSlot, reads, i, i + 1);
    }
  }

  @Override
  public void discard(int slot) {
    ledger.set(slot, SlotLedger.NOTHING);
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      // What is left of the file is removed when the next store is opened in its directory.
    }
  }

  private void prepare(int slots) {
    int bytes = slots * SlotFormat.SLOT_BYTES;
    if (buffer.capacity() < bytes) {
      buffer = ByteBuffer.allocateDirect(bytes);
    }
    buffer.clear().limit(bytes);
  }
}
