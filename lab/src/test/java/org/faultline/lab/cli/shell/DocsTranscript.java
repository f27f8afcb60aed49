package org.faultline.lab.cli.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** A transcript in docs/win32.md: prompts, lines that are typed, and what the shell says. */
record DocsTranscript(String text) {
  /** The first one that begins so. */
  static DocsTranscript beginningWith(String first) throws IOException {
    String docs = Files.readString(Path.of("..", "docs", "win32.md"));
    int begin = docs.indexOf("```text\n" + first) + "```text\n".length();
    return new DocsTranscript(docs.substring(begin, docs.indexOf("```", begin)));
  }

  /** Its lines, typed once more, with what the shell says now. */
  String typedAgain(Shell shell, Function<String, List<String>> type) {
    StringBuilder done = new StringBuilder();
    text.lines()
        .filter(line -> line.matches("[a-z]> .*"))
        .map(line -> line.substring(3))
        .forEach(
            line -> {
              done.append(shell.prompt()).append(line).append('\n');
              type.apply(line).forEach(said -> done.append(said).append('\n'));
            });
    return done.toString();
  }
}
