package org.faultline.workload.binding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what a misspelt word was meant to be. */
public final class Nearest {
  private static final int MAXIMUM_FILES = 10_000;

  private Nearest() {}

  /**
   * The candidate at the least distance from {@code word}, upper and lower case taken as equal; of
   * several the first. Empty where all are further than half the longer word.
   */
  public static Optional<String> of(String word, Collection<String> candidates) {
    String best = null;
    int least = Integer.MAX_VALUE;
    String folded = word.toLowerCase(Locale.ROOT);
    for (String candidate : candidates) {
      int distance = distance(folded, candidate.toLowerCase(Locale.ROOT));
      int limit = Math.max(1, Math.max(word.length(), candidate.length()) / 2);
      if (distance <= limit && distance < least) {
        least = distance;
        best = candidate;
      }
    }
    return Optional.ofNullable(best);
  }

  /** {@code "; did you mean 'x'?"}, or nothing where no candidate is near. */
  public static String hint(String word, Collection<String> candidates) {
    return of(word, candidates).map(near -> "; did you mean '" + near + "'?").orElse("");
  }

  /** Why {@code file}, which is none, cannot be read, with the nearest name beside it. */
  public static String missing(Path file) {
    return Files.isDirectory(file)
        ? "this is a folder where a file was expected"
        : "there is no such file" + file(file);
  }

  /** As {@link #hint}, at the file in the same folder whose name is nearest to {@code file}'s. */
  public static String file(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return "";
    }
    try (Stream<Path> entries = Files.list(folder)) {
      List<String> names =
          entries
              .limit(MAXIMUM_FILES)
              .filter(Files::isRegularFile)
              .map(entry -> String.valueOf(entry.getFileName()))
              .sorted()
              .toList();
      return hint(String.valueOf(file.getFileName()), names);
    } catch (IOException | UncheckedIOException e) {
      return "";
    }
  }

  /**
   * The Damerau-Levenshtein distance (optimal string alignment): insertions, deletions,
   * substitutions and swaps of neighbours that turn {@code a} into {@code b}.
   */
  static int distance(String a, String b) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + cost);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      int[] free = beforeLast;
      beforeLast = last;
      last = row;
      row = free;
    }
    return last[b.length()];
  }
}
