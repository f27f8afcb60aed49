package org.faultline.workload.recognition;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;

/** Numbers that are to be read as process ids, and what speaks for time stamps or line numbers. */
public final class ProcessIds {
  private static final int EXAMPLES = 4;

  /** From so many ids on that only ever grow, they are refused; from fewer on, doubted. */
  private static final int GROWING = 16;

  private static final int SUSPICIOUS = 4;

  private final Set<Long> distinct = new HashSet<>();
  private final StringJoiner examples = new StringJoiner(", ");
  private int shown;
  private long count;
  private long firstLine;
  private long last = Long.MIN_VALUE;
  private boolean falls;

  void add(long line, long id) {
    firstLine = count == 0 ? line : firstLine;
    count++;
    falls |= id < last;
    last = id;
    if (distinct.add(id) && shown++ < EXAMPLES) {
      examples.add(String.valueOf(id));
    }
  }

  /**
   * What speaks against process ids.
   *
   * @param column how a sentence names the column
   * @param remedy what one is to do about it
   */
  Optional<Doubt> doubt(String column, String remedy) {
    boolean own = distinct.size() >= SUSPICIOUS && 2L * distinct.size() > count;
    boolean growing = !falls && distinct.size() >= SUSPICIOUS;
    if (!own && !growing) {
      return Optional.empty();
    }
    String seen =
        own
            ? "%d references would come from %d processes".formatted(count, distinct.size())
            : "the %d ids only ever grow, so no process would run twice".formatted(distinct.size());
    String sentences =
        "%s (%s, ...) would be read as process ids, but looks like a time or a line number: %s. %s"
            .formatted(column, examples, seen, remedy);
    return Optional.of(
        own || distinct.size() >= GROWING
            ? Doubt.refusal(firstLine, sentences)
            : Doubt.warning(firstLine, sentences));
  }
}
