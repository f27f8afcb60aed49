package org.faultline.lab.cli.shell;

import java.util.List;
import java.util.regex.Pattern;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/**
 * Completes the first word of a line with calls and commands, all others with constants and names.
 */
public final class ShellCompleter implements Completer {
  /** What may stand before a call or a command: nothing, or a name for the address. */
  private static final Pattern FRONT = Pattern.compile("\\s*(\\w+\\s*=\\s*)?");

  private final Shell shell;

  public ShellCompleter(Shell shell) {
    this.shell = shell;
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    String typed = line.line().substring(0, line.cursor());
    int start = lastWord(typed);
    String before = line.word().substring(0, line.wordCursor());
    String head = before.substring(0, Math.max(0, before.length() - (typed.length() - start)));
    if (FRONT.matcher(typed.substring(0, start)).matches()) {
      shell.beginnings().forEach(word -> candidates.add(candidate(head, word)));
      return;
    }
    CallConstants.names().forEach(word -> candidates.add(candidate(head, word)));
    shell.knownNames().forEach(word -> candidates.add(candidate(head, word)));
  }

  /** Where the word that is being typed begins: behind a blank, a bracket, a comma or a bar. */
  private static int lastWord(String typed) {
    int start = typed.length();
    while (start > 0 && Character.isJavaIdentifierPart(typed.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  private static Candidate candidate(String head, String word) {
    return new Candidate(head + word, word, null, null, null, null, false);
  }
}
