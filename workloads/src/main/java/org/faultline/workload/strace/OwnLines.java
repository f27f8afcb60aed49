package org.faultline.workload.strace;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What strace prints that is neither a call nor the end of a thread: that it attached or lost a
 * process, signals, the stacks of {@code -k}, changes of personality, warnings, and the table of
 * {@code -c} and {@code -C}.
 */
final class OwnLines {
  /**
   * Words of strace itself.
   *
   * @param before what stands before them in the line: the start of a call that they cut off
   * @param attached the thread that was attached; 0 where none was
   */
  record Words(String before, int attached) {}

  private static final Words NOTHING = new Words("", 0);

  // Written where the cursor stands, so that they may end a line that has begun.
  private static final Pattern PROCESS =
      Pattern.compile(
          "(.*?)(?:strace: )?Process (\\d{1,9}) (attached|detached|suspended|resumed)\\b.*");
  private static final Pattern WHOLE =
      Pattern.compile(
          "--- .* ---"
              + "|(strace|PANIC|WARNING|ptrace|detach|attach|upeek|umoven?|umovestr): .*"
              + "|\\[ Process PID=\\d+ runs in .*\\]"
              + "|\\+\\+\\+ .*");
  private static final Pattern TABLE_HEAD = Pattern.compile("% time +seconds +usecs/call .*");
  private static final Pattern TABLE_ROW = Pattern.compile("[\\d.,]+ +[\\d.,]+ .*|(-+ ?)+");
  private static final Pattern TABLE_END = Pattern.compile("[\\d.,]+ +[\\d.,]+ .* total");

  private boolean table;

  /** Whether {@code line}, head included, is one of a table of {@code -c} or {@code -C}. */
  boolean isTable(String line) {
    String text = line.strip();
    if (TABLE_HEAD.matcher(text).matches()) {
      table = true;
      return true;
    }
    boolean row = table && TABLE_ROW.matcher(text).matches();
    if (row && TABLE_END.matcher(text).matches()) {
      table = false;
    }
    return row;
  }

  /** The words of strace that {@code text} holds, a line without its head, if it holds any. */
  static @Nullable Words of(String text) {
    if (text.startsWith("> ") || WHOLE.matcher(text).matches()) {
      Matcher process = PROCESS.matcher(text);
      boolean attached = process.matches() && process.group(1).isEmpty() && attaches(process);
      return attached ? new Words("", Integer.parseInt(process.group(2))) : NOTHING;
    }
    Matcher process = PROCESS.matcher(text);
    // In a call that ended they are part of a string.
    if (process.matches() && !text.contains(") = ")) {
      int attached = attaches(process) ? Integer.parseInt(process.group(2)) : 0;
      return new Words(process.group(1), attached);
    }
    return null;
  }

  private static boolean attaches(Matcher process) {
    return process.group(3).equals("attached");
  }

  /**
   * Whether {@code text} can be the rest of a line that was cut off: it goes on in the middle of
   * the arguments, so that no name begins it.
   */
  static boolean continues(String text) {
    return !text.isEmpty()
        && (text.startsWith("<unfinished") || ",)=}]".indexOf(text.charAt(0)) >= 0);
  }
}
