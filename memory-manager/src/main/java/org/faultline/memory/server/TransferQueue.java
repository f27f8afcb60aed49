package org.faultline.memory.server;

import java.util.List;
import org.faultline.memory.device.Completion;
import org.faultline.memory.device.Transfer;
import org.jspecify.annotations.Nullable;

/**
 * The transfers of one kind of paging that are to be submitted to the device.
 *
 * @param <W> a request that is under way
 */
public interface TransferQueue<W extends PagingWork> {
  /** Whether nothing is to be submitted. */
  boolean isIdle();

  /** When the transfers are submitted, at {@code nowNanos} or later, in nanoseconds. */
  long submittedAtNanos(long nowNanos);

  /** The transfers to submit, in order; asked once. */
  List<Transfer> transfers();

  /** They were submitted for {@code work}, or for nobody, and end so. */
  void scheduled(@Nullable W work, Completion[] completions);
}
