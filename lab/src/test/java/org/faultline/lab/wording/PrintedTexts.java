package org.faultline.lab.wording;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Every text of several words in the classes of all modules: what the program can print, with a
 * {@code %s} or a {@code {}} where a value goes. Found in the class files, where the compiler has
 * joined the pieces of a literal, so that no text can be forgotten.
 */
final class PrintedTexts {
  private static final List<String> MODULES =
      List.of("memory-manager", "workloads", "actors", "lab");

  /** Two words at least; names and descriptors of Java have no blanks. */
  private static final Pattern WORDS = Pattern.compile("(?s).*[\\p{L}%},.:] +[\\p{L}%{(].*");

  /** Where javac puts a value into a joined text. */
  private static final char VALUE = '\u0001';

  private PrintedTexts() {}

  /** By module and class, each in alphabetical order; the texts in the order of their class. */
  static SortedMap<String, List<String>> all() throws IOException {
    SortedMap<String, List<String>> texts = new TreeMap<>();
    for (String module : MODULES) {
      Path root = Path.of("..", module, "target", "classes");
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
          List<String> found = texts(file);
          if (!found.isEmpty()) {
            texts.put(module + ": " + name(root.relativize(file)), found);
          }
        }
      }
    }
    return texts;
  }

  private static String name(Path file) {
    String path = file.toString().replace('\\', '/');
    return path.substring("org/faultline/".length(), path.length() - ".class".length());
  }

  private static List<String> texts(Path file) throws IOException {
    List<String> texts = new ArrayList<>();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      for (String text : ConstantPool.texts(in)) {
        if (text.indexOf(' ') >= 0 && WORDS.matcher(text.replace(VALUE, '%')).matches()) {
          texts.add(text.replace(String.valueOf(VALUE), "{}"));
        }
      }
    }
    return texts;
  }
}
