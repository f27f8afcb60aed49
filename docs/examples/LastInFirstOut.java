import java.util.ArrayDeque;
import java.util.Deque;
import org.faultline.memory.replacement.Knowledge;
import org.faultline.memory.replacement.PolicyKind;
import org.faultline.memory.replacement.ReplacementPolicy;

/** Last in, first out: the page loaded last leaves. A policy of one's own in forty lines. */
public final class LastInFirstOut implements ReplacementPolicy {
  private final Deque<Integer> byLoad = new ArrayDeque<>();

  @Override
  public void loaded(int frame, long page) {
    byLoad.push(frame);
  }

  @Override
  public void touched(int frame) {}

  @Override
  public void removed(int frame) {
    byLoad.remove(frame);
  }

  @Override
  public int victim(long incoming, Evictable evictable) {
    return byLoad.stream().filter(evictable::test).findFirst().orElse(-1);
  }

  /** What Faultline finds: the name for configs, and how to make one for a number of frames. */
  public static final class Kind implements PolicyKind {
    public String name() {
      return "lifo";
    }

    public String source() {
      return "an example, 2026";
    }

    public Knowledge knowledge() {
      return Knowledge.NOTHING;
    }

    public ReplacementPolicy create(int frames) {
      return new LastInFirstOut();
    }
  }
}
