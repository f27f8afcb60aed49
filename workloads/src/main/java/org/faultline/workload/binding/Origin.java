package org.faultline.workload.binding;

import com.typesafe.config.ConfigOrigin;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a value was written.
 *
 * @param source the file's name, or the command-line option such as {@code --set machine.cpus=4}
 * @param line from 1; 0 where the source has no lines
 */
public record Origin(String source, int line) {
  /** How the source of a value given on the command line begins. */
  public static final String SET = "--set ";

  private static final String MERGED = "merge of ";
  private static final Pattern FIRST = Pattern.compile("(.*?): ([0-9]+)(?:-[0-9]+)?(?:,.*)?");

  /** The origin of a HOCON value; of a merged object, the part of highest priority. */
  public static Origin of(ConfigOrigin origin) {
    String text = origin.description();
    if (text.startsWith(MERGED)) {
      text = text.substring(MERGED.length());
    }
    Matcher matcher = FIRST.matcher(text);
    if (!matcher.matches()) {
      return new Origin(text, 0);
    }
    String source = matcher.group(1);
    return new Origin(source, source.startsWith(SET) ? 0 : Integer.parseInt(matcher.group(2)));
  }

  /** For a sentence: {@code desktop.conf, line 12}. */
  public String where() {
    return line > 0 ? source + ", line " + line : source;
  }

  /** For a listing: {@code desktop.conf:12}. */
  public String brief() {
    return line > 0 ? source + ":" + line : source;
  }
}
