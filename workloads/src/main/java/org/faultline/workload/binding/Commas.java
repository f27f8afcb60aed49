package org.faultline.workload.binding;

/**
 * Keeps the commas of {@code uniform(1 ms, 3 ms)} from ending a value: inside the parentheses of an
 * unquoted value, each becomes a quoted one. No line moves.
 */
final class Commas {
  private Commas() {}

  static String protect(String text) {
    StringBuilder out = new StringBuilder(text.length() + 64);
    int depth = 0;
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      int end = i + 1;
      if (text.startsWith("\"\"\"", i)) {
        end = endOf(text, "\"\"\"", i + 3);
        while (end < text.length() && text.charAt(end) == '"') {
          end++;
        }
      } else if (c == '"') {
        end = endOfString(text, i + 1);
      } else if (c == '#' || text.startsWith("//", i)) {
        end = text.indexOf('\n', i);
        end = end < 0 ? text.length() : end;
      } else if (c == '(') {
        depth++;
      } else if (c == ')') {
        depth = Math.max(0, depth - 1);
      } else if (c == '\n') {
        depth = 0;
      }
      if (c == ',' && depth > 0) {
        out.append("\",\"");
      } else {
        out.append(text, i, end);
      }
      i = end;
    }
    return out.toString();
  }

  private static int endOf(String text, String mark, int from) {
    int found = text.indexOf(mark, from);
    return found < 0 ? text.length() : found + mark.length();
  }

  private static int endOfString(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) != '"' && text.charAt(i) != '\n') {
      i += text.charAt(i) == '\\' ? 2 : 1;
    }
    return Math.min(text.length(), i + 1);
  }
}
