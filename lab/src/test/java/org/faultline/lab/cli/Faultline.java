package org.faultline.lab.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.faultline.lab.results.output.Console;

/** Runs commands in this process as a user would, and keeps what they say. */
public final class Faultline {
  /** What a command came to. */
  public record Outcome(int code, String out, String err) {
    /** What it said, line by line. */
    public List<String> lines() {
      return out.lines().toList();
    }
  }

  private Faultline() {}

  /** Runs the command with these arguments. */
  public static Outcome run(Object... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] words = new String[args.length];
    for (int i = 0; i < args.length; i++) {
      words[i] = String.valueOf(args[i]);
    }
    Console console = new Console(new PrintWriter(out, true), new PrintWriter(err, true));
    int code = Main.run(console, words);
    return new Outcome(code, out.toString(), err.toString());
  }

  /** Puts a small workload into {@code folder}: 35 ms of five processes on two CPUs. */
  static Path small(Path folder) throws IOException {
    return resource(folder, "small.conf");
  }

  /** The text of a test's file. */
  static String text(String name) throws IOException {
    try (InputStream in = Faultline.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Copies a test's file into {@code folder}. */
  static Path resource(Path folder, String name) throws IOException {
    Path file = Files.createDirectories(folder).resolve(name);
    try (InputStream in = Faultline.class.getResourceAsStream(name)) {
      Files.write(file, in.readAllBytes());
    }
    return file;
  }
}
