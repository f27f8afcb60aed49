package org.faultline.memory.windows;

import java.util.ArrayList;
import java.util.List;
import org.faultline.memory.device.Completion;
import org.jspecify.annotations.Nullable;

/** A read that was submitted, and who waits for which of its pages. */
final class ReadUnderWay {
  final ReadCluster read;

  /** Who waits for it, if anybody, and goes on first. */
  @Nullable WindowsWork work;

  /** What is waited for; absent where nobody waits. */
  ReadCluster.@Nullable Claim claim;

  /** Who else waits for pages of it; empty before one does. */
  List<Follower> followers = List.of();

  /** How it ends; unknown before it was submitted. */
  Completion completion = Completion.UNKNOWN;

  /** Whether its pages have arrived, or could not be read. */
  boolean ended;

  /** Whether what was waited for is there, once it has ended. */
  boolean found;

  ReadUnderWay(ReadCluster read, @Nullable WindowsWork work, ReadCluster.@Nullable Claim claim) {
    this.read = read;
    this.work = work;
    this.claim = claim;
  }

  /** Who waits for a page of a read for which somebody else waits too. */
  record Follower(ReadUnderWay read, WindowsWork work, ReadCluster.Claim claim) {}

  /** One more waits for a page of it. */
  void follow(WindowsWork waits, ReadCluster.Claim page) {
    if (followers.isEmpty()) {
      followers = new ArrayList<>(1);
    }
    followers.add(new Follower(this, waits, page));
  }
}
