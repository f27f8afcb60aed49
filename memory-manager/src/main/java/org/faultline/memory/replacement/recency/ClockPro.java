package org.faultline.memory.replacement.recency;

import org.faultline.memory.address.PageMap;
import org.faultline.memory.replacement.Knowledge;
import org.faultline.memory.replacement.ReplacementPolicy;
import org.faultline.memory.replacement.support.FrameQueue;
import org.faultline.memory.replacement.support.NamedKind;

/**
 * CLOCK-Pro: LIRS with use bits. One clock holds hot pages, cold pages, and cold pages that left
 * their frame while in test; a page used again in its test period becomes hot. Three hands go
 * round: the cold hand finds the page to replace, the hot hand turns hot pages cold and ends the
 * tests that it passes, the test hand ends the oldest test where more pages are remembered than
 * there are frames. The part of memory for cold pages grows by one frame with each page that is
 * used again in its test, and shrinks by one with each that is not.
 *
 * <p>Source: Jiang, Chen and Zhang, "CLOCK-Pro: an effective improvement of the CLOCK replacement",
 * USENIX Annual Technical Conference 2005, sections 3 and 4. The list head is the place behind the
 * hot hand. What the paper leaves open: the part for cold pages begins at one frame and keeps to
 * one frame at least and all but one at most; pages are hot at first until that part is left; a
 * cold page found used after its test begins a new one, as in LIRS; a hot page turned cold is in no
 * test; a test that ends while its page's bit is set does not shrink the part for cold pages. Bits
 * are cleared in {@link #victim} only: where a page comes back to a free frame, the hot hand runs
 * before the next page leaves.
 */
public final class ClockPro implements ReplacementPolicy {
  private static final int NONE = -1;

  private final int frames;
  // From the hot hand on; its end is the list head.
  private final FrameQueue clock;
  private final boolean[] hot;
  private final boolean[] inTest;
  private final boolean[] used;
  private final long[] pageIn;
  // The node of each page that is remembered; never 0, which is a frame.
  private final PageMap goneNodes = new PageMap();
  private final int[] freeNodes;
  private int freeCount;
  private int hotCount;
  private int coldFrames = 1;
  private int coldHand = NONE;
  private int testHand = NONE;
  private int chosen = NONE;
  // The place on the clock of a page that comes back; its frame is not known yet.
  private int awaited = NONE;
  private long epoch;

  public ClockPro(int frames) {
    this.frames = frames;
    int nodes = 2 * frames + 2;
    clock = new FrameQueue(nodes);
    hot = new boolean[nodes];
    inTest = new boolean[nodes];
    used = new boolean[nodes];
    pageIn = new long[nodes];
    freeNodes = new int[nodes - frames];
    for (int node = nodes - 1; node >= frames; node--) {
      freeNodes[freeCount++] = node;
    }
  }

  @Override
  public void touched(int frame) {
    used[frame] = true;
  }

  @Override
  public int victim(long incoming, Evictable evictable) {
    chosen = NONE;
    if (awaited != NONE && pageIn[awaited] != incoming) {
      giveUp(awaited);
    }
    if (clock.firstEvictable(node -> node < frames && evictable.test(node)) < 0) {
      return NONE;
    }
    runHotHand();
    runColdHand(evictable);
    if (testHand == chosen && !inTest[chosen]) {
      testHand = following(chosen);
    }
    int node = (int) goneNodes.get(incoming);
    if (node != 0 && awaited == NONE) {
      awaited = node;
      toHead(node);
      promote(node);
      runHotHand();
    }
    return chosen;
  }

  /** HANDcold goes on to the next resident cold page that can leave, until one was not used. */
  private void runColdHand(Evictable evictable) {
    int passed = 0;
    while (chosen == NONE) {
      int node = coldHand;
      coldHand = following(node);
      passed++;
      if (node < frames && !hot[node] && evictable.test(node)) {
        passed = used[node] ? 0 : passed;
        examine(node);
      } else if (passed > hot.length) {
        // No cold page can leave: a hot one that can is turned cold.
        int other = clock.firstEvictable(n -> n < frames && evictable.test(n));
        hot[other] = false;
        hotCount--;
        passed = 0;
      }
    }
  }

  /** The cold hand is at a resident cold page that can leave. */
  private void examine(int node) {
    // Not used: replaced, and kept on the clock while it is in its test.
    if (!used[node]) {
      chosen = node;
      return;
    }
    used[node] = false;
    epoch++;
    toHead(node);
    // Used in its test: hot, and HANDhot makes a hot page cold for it. Else a new test begins.
    if (inTest[node]) {
      promote(node);
      runHotHand();
    } else {
      inTest[node] = true;
    }
  }

  /** The page was used in its test. */
  private void promote(int node) {
    inTest[node] = false;
    hot[node] = true;
    hotCount++;
    coldFrames = Math.min(coldFrames + 1, Math.max(1, frames - 1));
  }

  /** HANDhot goes on until hot pages keep to their part, and then to the next hot page. */
  private void runHotHand() {
    while (hotCount > frames - coldFrames || (hotCount > 0 && !hot[clock.first()])) {
      int node = clock.first();
      if (!hot[node]) {
        // On its way it does the work of HANDtest for the cold pages that it passes.
        endTest(node);
      } else if (used[node]) {
        used[node] = false;
        epoch++;
      } else {
        hot[node] = false;
        hotCount--;
      }
      if (clock.contains(node)) {
        clock.moveToEnd(node);
      }
    }
  }

  private void endTest(int node) {
    if (inTest[node]) {
      inTest[node] = false;
      coldFrames = used[node] ? coldFrames : Math.max(1, coldFrames - 1);
      if (node >= frames) {
        forget(node);
      }
    }
  }

  /** HANDtest ends tests until no more pages are remembered than {@code most}. */
  private void endTests(int most) {
    while (goneNodes.size() > most) {
      int node = testHand;
      testHand = following(node);
      endTest(node);
    }
  }

  /** The node after this one on the clock. */
  private int following(int node) {
    int next = clock.after(node);
    return next < 0 ? clock.first() : next;
  }

  private void toHead(int node) {
    remove(node);
    add(node);
  }

  private void add(int node) {
    clock.addLast(node);
    coldHand = coldHand == NONE ? clock.first() : coldHand;
    testHand = testHand == NONE ? clock.first() : testHand;
  }

  /** The page that was awaited does not come. */
  private void giveUp(int node) {
    hotCount -= hot[node] ? 1 : 0;
    hot[node] = false;
    forget(node);
    awaited = NONE;
  }

  private void remove(int node) {
    int next = following(node);
    next = next == node ? NONE : next;
    coldHand = coldHand == node ? next : coldHand;
    testHand = testHand == node ? next : testHand;
    clock.remove(node);
  }

  private void forget(int node) {
    remove(node);
    goneNodes.set(pageIn[node], 0);
    freeNodes[freeCount++] = node;
  }

  @Override
  public void removed(int frame) {
    if (frame == chosen && inTest[frame]) {
      endTests(frames);
      remember(frame);
    } else {
      remove(frame);
      hotCount -= hot[frame] ? 1 : 0;
    }
    hot[frame] = false;
    inTest[frame] = false;
    used[frame] = false;
    chosen = NONE;
  }

  /** The page stays on the clock at its place though it leaves its frame. */
  private void remember(int frame) {
    int node = freeNodes[--freeCount];
    pageIn[node] = pageIn[frame];
    inTest[node] = true;
    replace(frame, node);
    goneNodes.set(pageIn[node], node);
  }

  private void replace(int node, int other) {
    clock.replace(node, other);
    coldHand = coldHand == node ? other : coldHand;
    testHand = testHand == node ? other : testHand;
  }

  @Override
  public void loaded(int frame, long page) {
    pageIn[frame] = page;
    int node = (int) goneNodes.get(page);
    goneNodes.set(page, 0);
    // A page that no test remembers begins one as a cold page, hot while memory fills.
    if (node == 0) {
      hot[frame] = hotCount < frames - coldFrames;
      inTest[frame] = !hot[frame];
      hotCount += hot[frame] ? 1 : 0;
      add(frame);
    } else {
      // A page that comes back in its test is hot at once.
      if (node != awaited) {
        toHead(node);
        promote(node);
      }
      awaited = NONE;
      replace(node, frame);
      hot[frame] = hot[node];
      hot[node] = false;
      freeNodes[freeCount++] = node;
    }
    endTests(frames);
  }

  @Override
  public long epoch() {
    return epoch;
  }

  /** The policy as configs name it. */
  public static final class Kind extends NamedKind {
    public Kind() {
      super("clock-pro", "Jiang, Chen, Zhang 2005", Knowledge.TOUCHED, ClockPro::new);
    }

    @Override
    public boolean sized() {
      return true;
    }
  }
}
