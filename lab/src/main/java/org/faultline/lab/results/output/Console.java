package org.faultline.lab.results.output;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Where a command says what it has to say: what it was asked for on standard output, everything
 * else on standard error. Text is UTF-8, and each call hands on what it was given before it
 * returns. Several threads may use it.
 */
public final class Console {
  /** What stands before a sentence of the program about itself. */
  public static final String NAME = "faultline: ";

  /** Standard error as the system has it: writing there needs no memory. */
  private static final FileOutputStream LAST_WORDS = new FileOutputStream(FileDescriptor.err);

  private static final Path STDERR = Path.of("/proc/self/fd/2");

  private final PrintWriter out;
  private final PrintWriter err;

  /** A console that says what was asked for on {@code out} and everything else on {@code err}. */
  public Console(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  /** The console of this program. */
  public static Console standard() {
    return new Console(
        new PrintWriter(System.out, true, StandardCharsets.UTF_8),
        new PrintWriter(System.err, true, StandardCharsets.UTF_8));
  }

  /** Standard error of this program, for what paints over itself there. */
  public static PrintStream painting() {
    return System.err;
  }

  /**
   * Says {@code bytes} on standard error of this program, past everything that needs memory.
   *
   * @throws IOException where nobody listens
   */
  public static void lastWords(byte[] bytes) throws IOException {
    LAST_WORDS.write(bytes);
  }

  /** Whether standard error of this program is a terminal, so that somebody watches. */
  public static boolean isWatched() {
    if (Files.isSymbolicLink(STDERR)) {
      try {
        String device = Files.readSymbolicLink(STDERR).toString();
        return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty");
      } catch (IOException e) {
        return false;
      }
    }
    return System.console() != null && System.getenv("TERM") != null;
  }

  /** Says a line. */
  public void line(String line) {
    out.println(line);
    out.flush();
  }

  /** Says some lines. */
  public void lines(List<String> lines) {
    lines.forEach(out::println);
    out.flush();
  }

  /** Says a text that has its own ends of lines. */
  public void text(String text) {
    out.print(text);
    out.flush();
  }

  /** Says {@code format} with its values, the same in every language; it has its ends of lines. */
  public void format(String format, Object... values) {
    text(String.format(Locale.ROOT, format, values));
  }

  /** Says a line about what is being done. */
  public void note(String line) {
    err.println(line);
    err.flush();
  }

  /** Says some lines about what is being done. */
  public void notes(List<String> lines) {
    lines.forEach(err::println);
    err.flush();
  }

  /** Says, after the program's name, a sentence about something that is not as it should be. */
  public void problem(String sentence) {
    note(NAME + sentence);
  }

  /** Standard output, for a library that prints by itself. */
  public PrintWriter out() {
    return out;
  }

  /** Standard error, for a library that prints by itself. */
  public PrintWriter err() {
    return err;
  }
}
