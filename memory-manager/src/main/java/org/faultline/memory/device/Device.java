package org.faultline.memory.device;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.faultline.memory.pagefile.PageRead;
import org.faultline.memory.pagefile.PageStore;
import org.faultline.memory.pagefile.StoreFailure;
import org.jspecify.annotations.Nullable;

/**
 * What the PagingDevice does, without the actor: it says when each transfer ends, moves the bytes
 * where it keeps them itself, and lets go wrong what is configured to.
 */
public final class Device {
  private final DeviceModel model;
  private final @Nullable PageStore store;
  private final PagefileFaults faults;
  private final long timeoutNanos;
  private final UniformRandomProvider random;
  private final Path folder;
  private long transfers;
  private long failedReads;
  private long failedWrites;
  private @Nullable String firstFailure;
  // What went wrong that nobody configured.
  private @Nullable String broken;

  /**
   * A device that has done nothing.
   *
   * @param store where it keeps the bytes, open as long as it is used; absent where somebody else
   *     keeps them
   * @param folder of the store's file, for its error
   * @param timeoutNanos simulated time after which a transfer that was not answered has failed
   * @param random draws what goes wrong
   */
  public Device(
      DeviceModel model,
      @Nullable PageStore store,
      Path folder,
      PagefileFaults faults,
      long timeoutNanos,
      UniformRandomProvider random) {
    this.model = model;
    this.store = store;
    this.folder = folder;
    this.faults = faults;
    this.timeoutNanos = timeoutNanos;
    this.random = random;
  }

  /** Makes a transfer submitted at {@code atNanos}. */
  public Completion transfer(Transfer transfer, long atNanos) {
    long endNanos = model.transfer(transfer.write(), transfer.pages(), atNanos);
    transfers++;
    boolean late = faults.hangs(transfers) || endNanos - atNanos > timeoutNanos;
    if (isFaulty(transfer.write()) || late) {
      return lost(transfer, late ? atNanos + timeoutNanos : endNanos, late);
    }
    if (store == null || transfer.firstSlot() < 0) {
      return new Completion(endNanos, null, null);
    }
    return transfer.write() ? write(store, transfer, endNanos) : read(store, transfer, endNanos);
  }

  /** Draws whether a transfer fails as configured. */
  private boolean isFaulty(boolean write) {
    double share = write ? faults.writeErrors() : faults.readErrors();
    return share > 0 && random.nextDouble() < share;
  }

  /** A transfer that is lost before its bytes are looked at. */
  private Completion lost(Transfer transfer, long endNanos, boolean late) {
    boolean[] all = new boolean[transfer.pages()];
    Arrays.fill(all, true);
    String how = late ? "was not answered within its timeout" : "failed as configured";
    return failed(transfer, endNanos, all, "transfer %d %s".formatted(transfers, how));
  }

  private Completion write(PageStore to, Transfer transfer, long endNanos) {
    byte[][] bytes = transfer.bytes() == null ? new byte[transfer.pages()][] : transfer.bytes();
    Optional<StoreFailure> failure = to.writeCluster(transfer.firstSlot(), bytes);
    if (failure.isEmpty()) {
      return new Completion(endNanos, null, null);
    }
    boolean[] all = new boolean[transfer.pages()];
    Arrays.fill(all, true);
    fail(failure.get().sentence());
    return failed(transfer, endNanos, all, failure.get().sentence());
  }

  private Completion read(PageStore from, Transfer transfer, long endNanos) {
    PageRead[] found = from.readCluster(transfer.firstSlot(), transfer.pages());
    byte[][] bytes = new byte[found.length][];
    boolean[] failed = new boolean[found.length];
    String reason = null;
    for (int i = 0; i < found.length; i++) {
      Optional<StoreFailure> failure = found[i].failure();
      if (failure.isPresent()) {
        failed[i] = true;
        reason = reason == null ? failure.get().sentence() : reason;
      } else {
        bytes[i] = found[i].bytes();
      }
    }
    if (reason == null) {
      return new Completion(endNanos, null, bytes);
    }
    fail(reason);
    count(false, reason);
    return new Completion(endNanos, failed, bytes);
  }

  private void fail(String reason) {
    broken = broken == null ? reason + "; the pagefile is kept in " + folder : broken;
  }

  private Completion failed(Transfer transfer, long endNanos, boolean[] pages, String reason) {
    count(transfer.write(), reason);
    return new Completion(endNanos, pages, null);
  }

  private void count(boolean write, String reason) {
    failedReads += write ? 0 : 1;
    failedWrites += write ? 1 : 0;
    firstFailure = firstFailure == null ? reason : firstFailure;
  }

  /**
   * What went wrong with the real file, if anything, in a sentence: that is the computer's affair
   * and none of the simulated machine's.
   */
  public @Nullable String broken() {
    return broken;
  }

  /** What it was asked to do so far, since the beginning. */
  public DeviceLoad load(long nowNanos) {
    return model.load(nowNanos);
  }

  /** What it has done so far. */
  public DeviceReport report(long nowNanos) {
    return model
        .report(nowNanos)
        .with(new DeviceReport.Failures(failedReads, failedWrites, firstFailure));
  }
}
