package org.faultline.workload.strace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes calls of lines. A call that another thread interrupted stands on two lines, {@code
 * <unfinished ...>} and {@code <... resumed>}, and counts when it ends.
 */
final class StraceParser {
  /** The calls that are kept, with how many of their arguments are looked at. */
  private static final Map<String, Integer> ARGUMENTS =
      Map.of(
          "mmap",
          4,
          "mmap2",
          4,
          "munmap",
          2,
          "brk",
          1,
          "mprotect",
          3,
          "madvise",
          3,
          "mlock",
          2,
          "munlock",
          2);

  /** How many threads may have an unfinished call at once. */
  static final int MOST_UNFINISHED = 1 << 16;

  private static final String UNFINISHED = "<unfinished ...>";
  private static final Pattern RESUMED = Pattern.compile("<\\.\\.\\. (\\w+) resumed> ?(.*)");
  private static final Pattern CALL = Pattern.compile("(\\w+)\\((.*)");
  private static final Pattern ENDED = Pattern.compile("(.*)\\)\\s+= (\\S+).*");
  private static final Pattern EXITED =
      Pattern.compile("\\+\\+\\+ (exited with|killed by) .*\\+\\+\\+");
  private static final Pattern NUMBER = Pattern.compile("0x\\p{XDigit}{1,16}|\\d{1,18}");

  private final Map<Integer, String> unfinished = new HashMap<>();

  /** A line that is none of strace's; the message is the end of a sentence. */
  static final class BadLine extends Exception {
    private static final long serialVersionUID = 1L;

    BadLine(String message) {
      super(message);
    }
  }

  /** The call that {@code line} completes; null where there is none that is kept. */
  StraceCall parse(String line) throws BadLine {
    if (line.isBlank() || line.startsWith("#") || line.startsWith("strace: ")) {
      return null;
    }
    StraceLine parts = StraceLine.of(line);
    String text = parts.text();
    if (EXITED.matcher(text).matches()) {
      unfinished.remove(parts.thread());
      return new StraceCall(parts.thread(), parts.nanos(), StraceCall.EXIT, List.of(), 0);
    }
    if (text.startsWith("--- ") && text.endsWith("---")) {
      return null;
    }
    Matcher resumed = RESUMED.matcher(text);
    if (resumed.matches()) {
      // One that began before the log did cannot be completed.
      String start = unfinished.remove(parts.thread());
      boolean same = start != null && start.startsWith(resumed.group(1) + "(");
      return same ? call(parts, start + resumed.group(2)) : null;
    }
    if (text.endsWith(UNFINISHED)) {
      begin(parts.thread(), text.substring(0, text.length() - UNFINISHED.length()).stripTrailing());
      return null;
    }
    return call(parts, text);
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

  private static StraceCall call(StraceLine parts, String text) throws BadLine {
    Matcher call = CALL.matcher(text);
    if (!call.matches()) {
      throw new BadLine("expected a call, a signal or an exit as strace prints it");
    }
    String name = call.group(1);
    if (!ARGUMENTS.containsKey(name)) {
      return null;
    }
    Matcher ended = ENDED.matcher(call.group(2));
    if (!ended.matches()) {
      throw new BadLine("expected \") = RESULT\" at the end of " + name);
    }
    String result = ended.group(2);
    if (result.startsWith("-") || result.equals("?")) {
      return null;
    }
    List<String> arguments = new ArrayList<>();
    for (String argument : ended.group(1).split(",", -1)) {
      arguments.add(argument.strip());
    }
    StraceCall whole =
        new StraceCall(parts.thread(), parts.nanos(), name, arguments, checked(result));
    int needed = ARGUMENTS.get(name);
    if (!whole.has(needed)) {
      throw new BadLine("expected " + needed + " arguments of " + name);
    }
    // The others are flags or describe a file.
    for (int i = 0; i < Math.min(2, needed); i++) {
      checked(arguments.get(i));
    }
    return whole;
  }

  private static long checked(String text) throws BadLine {
    if (!text.equals("NULL") && !NUMBER.matcher(text).matches()) {
      throw new BadLine("expected a number, found \"" + text + "\"");
    }
    return number(text);
  }

  static long number(String text) {
    if (text.equals("NULL")) {
      return 0;
    }
    return text.startsWith("0x")
        ? Long.parseUnsignedLong(text.substring(2), 16)
        : Long.parseLong(text);
  }
}
