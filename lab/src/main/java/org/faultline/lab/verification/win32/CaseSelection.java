package org.faultline.lab.verification.win32;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.faultline.lab.results.output.UserMistake;

/**
 * The cases to replay.
 *
 * @param leftOut a sentence for each reason for which cases were left out, with their number
 */
public record CaseSelection(List<ConformanceFile> files, List<String> leftOut) {

  /** All cases of the files. */
  public static CaseSelection all(List<ConformanceFile> files) {
    return new CaseSelection(files, List.of());
  }

  /** Those that the textbook machine can replay: it shares no memory. */
  public CaseSelection forTextbook() {
    List<ConformanceFile> kept =
        files.stream().filter(file -> !file.format().has(ConformanceFormat.V2)).toList();
    return narrowed(kept, "of " + ConformanceFormat.V2, ": the textbook machine has no sections");
  }

  /** Those whose answers are the same when pages are taken away. */
  public CaseSelection forPressure() {
    List<ConformanceFile> kept = new ArrayList<>();
    for (ConformanceFile file : files) {
      Predicate<ConformanceCase> stays = one -> !one.tags().contains(CaseTag.NO_PRESSURE);
      List<ConformanceCase> some = file.cases().stream().filter(stays).toList();
      if (!some.isEmpty()) {
        kept.add(file.with(some));
      }
    }
    return narrowed(kept, "with the tag " + CaseTag.NO_PRESSURE, "");
  }

  private CaseSelection narrowed(List<ConformanceFile> kept, String which, String why) {
    int gone = count(files) - count(kept);
    if (gone == 0) {
      return this;
    }
    String sentence =
        (gone == 1 ? "1 case %s was left out%s" : gone + " cases %s were left out%s")
            .formatted(which, why);
    if (kept.isEmpty()) {
      throw UserMistake.inUsage("there is no case left to replay: " + sentence);
    }
    List<String> sentences = new ArrayList<>(leftOut);
    sentences.add(sentence);
    return new CaseSelection(kept, List.copyOf(sentences));
  }

  private static int count(List<ConformanceFile> files) {
    return files.stream().mapToInt(file -> file.cases().size()).sum();
  }
}
