package org.faultline.lab.verification.replay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.rng.UniformRandomProvider;
import org.faultline.lab.results.output.UserMistake;
import org.faultline.memory.address.PageReference;
import org.faultline.workload.program.RandomStreams;
import org.faultline.workload.recognition.Numerals;
import org.faultline.workload.text.Text;
import org.faultline.workload.trace.TraceFile;
import org.faultline.workload.trace.TraceReader;

/** A short string of pages: decimal numbers with blanks or commas between, or a recording. */
public final class PageString {
  /** A single number of so many digits is likely several pages whose digits run together. */
  private static final int RUN_TOGETHER = 3;

  private static final int DRAWN_REFERENCES = 14;
  private static final int DRAWN_PAGES = 6;

  private PageString() {}

  /** Whether a text holds nothing but digits, blanks, commas and line ends. */
  public static boolean isPlain(String text) {
    return text.matches("[0-9,\\s]+");
  }

  /**
   * The pages that {@code text} names.
   *
   * @param place continues the sentence about a word that is no number
   * @param warn told of what is doubtful
   */
  public static List<Long> parse(String text, String place, Consumer<String> warn) {
    List<Long> pages = new ArrayList<>();
    for (String word : text.replaceFirst("^[\\s,]+", "").split("[\\s,]+")) {
      pages.add(page(word, place));
    }
    String only = text.strip();
    if (pages.size() == 1 && only.length() >= RUN_TOGETHER) {
      warn.accept(
          "%s is a single reference, to page %s. If each digit is a page, put blanks between them: %s ..."
              .formatted(only, only, String.join(" ", only.substring(0, RUN_TOGETHER).split(""))));
    }
    return pages;
  }

  private static long page(String word, String place) {
    String padded = Numerals.paddedWithZeros(word).orElse(null);
    if (padded != null) {
      throw new UserMistake(padded);
    }
    try {
      long page = Long.parseLong(word);
      if (page >= 0 && page <= PageReference.MAXIMUM_PAGE) {
        return page;
      }
    } catch (NumberFormatException e) {
      throw new UserMistake("'" + Text.shown(word) + "' is not a page in decimal, " + place, e);
    }
    throw new UserMistake("page " + word + " is not from 0 to " + PageReference.MAXIMUM_PAGE);
  }

  /** A string for an exercise, drawn from {@code seed}: no page twice in a row. */
  public static List<Long> drawn(long seed) {
    UniformRandomProvider random = new RandomStreams(seed).stream("quiz", 0, "pages");
    List<Long> pages = new ArrayList<>();
    while (pages.size() < DRAWN_REFERENCES) {
      long page = random.nextInt(DRAWN_PAGES);
      // Twice the same page in a row teaches nothing.
      if (pages.isEmpty() || pages.get(pages.size() - 1) != page) {
        pages.add(page);
      }
    }
    return pages;
  }

  /** The pages of a recording of one process, one more than {@code most} where it has too many. */
  public static List<Long> of(TraceFile trace, int most) throws IOException {
    List<Long> pages = new ArrayList<>();
    long[] references = new long[most + 1];
    int[] processes = new int[most + 1];
    int process = -1;
    try (TraceReader reader = trace.open()) {
      for (int n; pages.size() <= most && (n = reader.read(references, processes)) > 0; ) {
        for (int i = 0; i < n && pages.size() <= most; i++) {
          if (process >= 0 && processes[i] != process) {
            throw new UserMistake(
                trace.path()
                    + " is a mix of processes, and only a recording of one"
                    + " process can be shown");
          }
          process = processes[i];
          int count = Math.min(PageReference.count(references[i]), most + 1 - pages.size());
          for (int repeat = 0; repeat < count; repeat++) {
            pages.add(PageReference.page(references[i]));
          }
        }
      }
    }
    if (pages.isEmpty()) {
      throw new UserMistake(trace.path() + " holds no reference");
    }
    if (pages.size() > most) {
      throw new UserMistake(
          trace.path() + " has more than " + most + " references, the most that can be shown");
    }
    return pages;
  }
}
