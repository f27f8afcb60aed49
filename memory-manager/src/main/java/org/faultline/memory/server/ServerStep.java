package org.faultline.memory.server;

import java.util.List;
import org.faultline.memory.device.Transfer;
import org.jspecify.annotations.Nullable;

/**
 * What the MemoryManager must do next for a request. A server has one question and one submission
 * of its own, which are valid until it is told the answer; so a step allocates nothing.
 */
public sealed interface ServerStep permits ServerStep.AskPager, ServerStep.Submit, Reply {

  /** Ask the Pager. */
  final class AskPager implements ServerStep {
    private @Nullable PagerQuestion question;

    AskPager asking(PagerQuestion asked) {
      question = asked;
      return this;
    }

    /** What it is asked. */
    public PagerQuestion question() {
      PagerQuestion asked = question;
      if (asked == null) {
        throw new IllegalStateException("nothing was asked yet");
      }
      return asked;
    }
  }

  /** Submit transfers to the device. */
  final class Submit implements ServerStep {
    private long atNanos;
    private List<Transfer> transfers = List.of();

    Submit submitting(long nanos, List<Transfer> submitted) {
      atNanos = nanos;
      transfers = submitted;
      return this;
    }

    /** When they are submitted, in nanoseconds. */
    public long atNanos() {
      return atNanos;
    }

    /** The transfers, in order; at least one. */
    public List<Transfer> transfers() {
      return transfers;
    }
  }
}
