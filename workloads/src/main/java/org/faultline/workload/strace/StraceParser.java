package org.faultline.workload.strace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.faultline.workload.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * Makes events of lines. A call that another thread interrupted stands on two lines, {@code
 * <unfinished ...>} and {@code <... resumed>}, and counts when it ends. What strace prints of
 * itself is told apart, also where it cuts a line in two.
 */
final class StraceParser {
  /** How many threads may have an unfinished call at once. */
  static final int MOST_UNFINISHED = 1 << 16;

  private static final String UNFINISHED = "<unfinished ...>";
  private static final Pattern RESUMED = Pattern.compile("<\\.\\.\\. (\\w+) resumed> ?(.*)");
  private static final Pattern CALL = Pattern.compile("(\\w+)\\((.*)");
  private static final Pattern ENDED = Pattern.compile("(.*)\\)\\s+= (\\S+).*");
  private static final Pattern GIVEN_UP = Pattern.compile(".*<(detached \\.\\.\\.|ptrace\\(.*)>?");
  private static final Pattern EXITED =
      Pattern.compile("\\+\\+\\+ (exited with|killed by) .*\\+\\+\\+");
  private static final Pattern SUPERSEDED =
      Pattern.compile("\\+\\+\\+ superseded by execve in pid (\\d{1,9})\\D.*\\+\\+\\+");
  private static final Pattern NUMBER = Pattern.compile("0x\\p{XDigit}{1,16}|\\d{1,18}");
  private static final Pattern COMMENT = Pattern.compile(" ?/\\*.*?\\*/");

  private final Map<Integer, String> unfinished = new HashMap<>();
  // A line that strace's own words cut off, and whose it is.
  private @Nullable String cut;
  private int cutThread;

  /** A line that is none of strace's; the message is the end of a sentence. */
  static final class BadLine extends Exception {
    private static final long serialVersionUID = 1L;

    BadLine(String message) {
      super(message);
    }
  }

  /** What {@code line} tells at {@code nanos}, if it is anything that counts. */
  @Nullable StraceEvent parse(StraceLine line, long nanos) throws BadLine {
    String text = line.text();
    if (cut != null) {
      String start = cut;
      int thread = cutThread;
      cut = null;
      if (!line.headed() && OwnLines.continues(text)) {
        return parse(new StraceLine(thread, true, line.stamp(), 0, start + text), nanos);
      }
      begin(thread, start);
    }
    if (text.isEmpty() || text.startsWith("#")) {
      return null;
    }
    if (EXITED.matcher(text).matches()) {
      unfinished.remove(line.thread());
      return new StraceEvent.Ended(line.thread(), nanos);
    }
    Matcher superseded = SUPERSEDED.matcher(text);
    if (superseded.matches()) {
      int by = Integer.parseInt(superseded.group(1));
      String loading = unfinished.remove(by);
      if (loading != null) {
        unfinished.put(line.thread(), loading);
      }
      return new StraceEvent.Superseded(line.thread(), nanos, by);
    }
    OwnLines.Words words = OwnLines.of(text);
    if (words != null) {
      if (CALL.matcher(words.before()).matches()) {
        cut = words.before();
        cutThread = line.thread();
      }
      return words.attached() == 0 ? null : new StraceEvent.Seen(words.attached(), nanos, true);
    }
    if (GIVEN_UP.matcher(text).matches()) {
      unfinished.remove(line.thread());
      return new StraceEvent.Seen(line.thread(), nanos, false);
    }
    Matcher resumed = RESUMED.matcher(text);
    if (resumed.matches()) {
      // One that began before the log did cannot be completed.
      String start = unfinished.remove(line.thread());
      boolean same = start != null && start.startsWith(resumed.group(1) + "(");
      return same
          ? call(line, nanos, start + resumed.group(2))
          : new StraceEvent.Seen(line.thread(), nanos, false);
    }
    if (text.endsWith(UNFINISHED)) {
      String start = text.substring(0, text.length() - UNFINISHED.length());
      begin(line.thread(), start.stripTrailing());
      return new StraceEvent.Seen(line.thread(), nanos, false);
    }
    return call(line, nanos, text);
  }

  /** The call that {@code thread} has begun and not ended, if there is one. */
  @Nullable String unfinished(int thread) {
    return unfinished.get(thread);
  }

  /** What thread {@code from} has begun is that of {@code to}: one thread under two ids. */
  void rename(int from, int to) {
    String start = unfinished.remove(from);
    if (start != null) {
      unfinished.put(to, start);
    }
  }

  private void begin(int thread, String start) throws BadLine {
    if (!CALL.matcher(start).matches()) {
      throw new BadLine("expected a call before " + UNFINISHED);
    }
    if (unfinished.size() == MOST_UNFINISHED) {
      throw new BadLine("more than " + MOST_UNFINISHED + " calls are unfinished at once");
    }
    unfinished.put(thread, start);
  }

  private static StraceEvent call(StraceLine line, long nanos, String text) throws BadLine {
    Matcher call = CALL.matcher(text);
    if (!call.matches()) {
      throw new BadLine("expected a call, a signal or an exit as strace prints it");
    }
    String name = call.group(1);
    MemoryCall kind = MemoryCall.of(name);
    StraceEvent seen = new StraceEvent.Seen(line.thread(), nanos, false);
    if (kind == null && !MemoryCall.UNMODELLED.contains(name)) {
      return seen;
    }
    Matcher ended = ENDED.matcher(call.group(2));
    if (!ended.matches()) {
      throw new BadLine("expected \") = RESULT\" at the end of " + name);
    }
    // With -y and -Y a result is explained: 3</a/file>, 75<sh>.
    String result = ended.group(2).replaceAll("<.*", "");
    if (result.startsWith("-") || result.equals("?")) {
      return seen;
    }
    if (kind == null) {
      checked(result);
      return new StraceEvent.Unmodelled(line.thread(), nanos, name);
    }
    List<String> arguments = arguments(ended.group(1));
    checkArguments(kind, name, arguments);
    return new StraceCall(line.thread(), nanos, kind, name, arguments, checked(result));
  }

  private static List<String> arguments(String text) {
    List<String> arguments = new ArrayList<>();
    if (!text.isBlank()) {
      for (String argument : COMMENT.matcher(text).replaceAll("").split(",", -1)) {
        arguments.add(argument.strip());
      }
    }
    return arguments;
  }

  private static void checkArguments(MemoryCall kind, String name, List<String> arguments)
      throws BadLine {
    if (arguments.size() < kind.arguments) {
      throw new BadLine("expected " + kind.arguments + " arguments for " + name);
    }
    // The others are flags or describe a file.
    for (int i = 0; i < kind.numbers; i++) {
      checked(arguments.get(i));
    }
  }

  private static long checked(String text) throws BadLine {
    if (!isNumber(text)) {
      throw new BadLine("expected a number, found \"" + Text.shown(text) + "\"");
    }
    return number(text);
  }

  static boolean isNumber(String text) {
    return text.equals("NULL") || NUMBER.matcher(text).matches();
  }

  /** The value of what {@link #isNumber}. */
  static long number(String text) {
    if (text.equals("NULL")) {
      return 0;
    }
    return text.startsWith("0x")
        ? Long.parseUnsignedLong(text.substring(2), 16)
        : Long.parseLong(text);
  }
}
