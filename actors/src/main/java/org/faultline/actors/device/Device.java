package org.faultline.actors.device;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.faultline.actors.memory.Completion;
import org.faultline.actors.memory.Transfer;
import org.faultline.memory.pagefile.PageRead;
import org.faultline.memory.pagefile.PageStore;
import org.faultline.memory.pagefile.StoreFailure;
import org.faultline.workload.config.MachineConfig.PagefileConfig;
import org.faultline.workload.config.PagefileFaults;

/**
 * What the PagingDevice does, without the actor: it says when each transfer ends, moves the bytes
 * where it keeps them itself, and lets go wrong what is configured to.
 */
public final class Device implements AutoCloseable {
  private final DeviceModel model;
  private final PageStore store;
  private final PagefileFaults faults;
  private final long timeoutNanos;
  private final UniformRandomProvider random;
  private long transfers;
  private long failedReads;
  private long failedWrites;
  private String firstFailure;

  /**
   * A device that has done nothing.
   *
   * @param store where it keeps the bytes; null where somebody else does
   * @param random draws what goes wrong
   */
  public Device(
      DeviceModel model, PageStore store, PagefileConfig config, UniformRandomProvider random) {
    this.model = model;
    this.store = store;
    this.faults = config.faults();
    this.timeoutNanos = config.timeoutNanos();
    this.random = random;
  }

  /** Makes a transfer submitted at {@code at}. */
  public Completion transfer(Transfer transfer, long at) {
    long end = model.transfer(transfer.write(), transfer.pages(), at);
    transfers++;
    String lost = lost(transfer, end - at);
    if (lost != null) {
      boolean[] all = new boolean[transfer.pages()];
      Arrays.fill(all, true);
      return failed(transfer, Math.min(end, at + timeoutNanos), all, lost);
    }
    if (store == null) {
      return new Completion(end, null, null);
    }
    return transfer.write() ? write(transfer, end) : read(transfer, end);
  }

  /** Why the transfer is lost before its bytes are looked at, or null. */
  private String lost(Transfer transfer, long nanos) {
    double share = transfer.write() ? faults.writeErrors() : faults.readErrors();
    boolean error = share > 0 && random.nextDouble() < share;
    if (faults.hangs(transfers) || nanos > timeoutNanos) {
      return "transfer %d was not answered within its timeout".formatted(transfers);
    }
    return error ? "transfer %d failed as configured".formatted(transfers) : null;
  }

  private Completion write(Transfer transfer, long end) {
    byte[][] bytes = transfer.bytes() == null ? new byte[transfer.pages()][] : transfer.bytes();
    Optional<StoreFailure> failure = store.writeCluster(transfer.firstSlot(), bytes);
    if (failure.isEmpty()) {
      return new Completion(end, null, null);
    }
    boolean[] all = new boolean[transfer.pages()];
    Arrays.fill(all, true);
    return failed(transfer, end, all, failure.get().sentence());
  }

  private Completion read(Transfer transfer, long end) {
    PageRead[] found = store.readCluster(transfer.firstSlot(), transfer.pages());
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
      return new Completion(end, null, bytes);
    }
    count(false, reason);
    return new Completion(end, failed, bytes);
  }

  private Completion failed(Transfer transfer, long end, boolean[] pages, String reason) {
    count(transfer.write(), reason);
    return new Completion(end, pages, null);
  }

  private void count(boolean write, String reason) {
    failedReads += write ? 0 : 1;
    failedWrites += write ? 1 : 0;
    firstFailure = firstFailure == null ? reason : firstFailure;
  }

  /** What it has done so far. */
  public DeviceReport report(long now) {
    return model.report(now).withFailures(failedReads, failedWrites, firstFailure);
  }

  /** Ends it, and its store. */
  @Override
  public void close() {
    if (store != null) {
      store.close();
    }
  }
}
