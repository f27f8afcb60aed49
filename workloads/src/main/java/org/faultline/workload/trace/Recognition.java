package org.faultline.workload.trace;

import java.util.List;
import java.util.Optional;
import org.faultline.workload.binding.Nearest;
import org.faultline.workload.recognition.CsvRows;
import org.faultline.workload.recognition.Doubt;
import org.faultline.workload.recognition.ForeignFormat;
import org.faultline.workload.recognition.Sample;
import org.faultline.workload.recognition.Shape;
import org.faultline.workload.recognition.StraceLines;
import org.faultline.workload.text.Encoding;
import org.faultline.workload.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * Tells the format of a trace by its first lines: the one that fits most of them, and at least
 * half. Of two that fit as many, the one after which the file is named, else the first that is
 * installed. The file's name alone decides where no format fits. A reading that is implausible is
 * refused, or taken with a warning.
 *
 * <p>A format that is named, or that a line {@code # format = NAME} at the top of the file names,
 * is taken without these questions.
 */
final class Recognition {
  private static final int SHOWN_BYTES = 160;

  private final TraceSource source;
  private final Sample sample;
  private final List<TraceFormat> formats = TraceFile.formats();

  private Recognition(TraceSource source) {
    this.source = source;
    this.sample = Sample.of(source.head());
  }

  /** Opens {@code source} as {@code named}, or as what it is recognised as. */
  static TraceFile of(TraceSource source, Optional<String> named) throws TraceException {
    Recognition recognition = new Recognition(source);
    Optional<String> wide = Encoding.wide(source.head());
    if (named.isPresent()) {
      TraceFormat format = recognition.byName(named.get());
      recognition.refuse(wide.filter(text -> !(format instanceof PackedFormat)));
      return new TraceFile(source, format, List.of());
    }
    TraceFormat best = recognition.best();
    if (best instanceof PackedFormat) {
      return new TraceFile(source, best, List.of());
    }
    recognition.refuse(wide);
    return recognition.opened(best);
  }

  private void refuse(Optional<String> reason) throws TraceException {
    if (reason.isPresent()) {
      throw new TraceException(source.name() + " " + reason.get() + ".");
    }
  }

  private TraceFormat byName(String name) throws TraceException {
    for (TraceFormat format : formats) {
      if (format.name().equals(name)) {
        return format;
      }
    }
    List<String> names = TraceFile.formatNames();
    String near = Nearest.hint(name, names);
    throw new TraceException(
        "There is no trace format '"
            + Text.shown(name)
            + "'"
            + near
            + (near.isEmpty() ? "; formats: " : " Formats: ")
            + String.join(", ", names)
            + ".");
  }

  /** The format that fits the most lines, and at least half, if one does. */
  private @Nullable TraceFormat best() {
    TraceFormat best = null;
    int most = Math.max(1, (sample.lines().size() + 1) / 2) - 1;
    for (TraceFormat format : formats) {
      int fits = format.fits(sample);
      if (fits > most || best != null && fits == most && named(format) && !named(best)) {
        best = format;
        most = fits;
      }
    }
    return best;
  }

  private boolean named(TraceFormat format) {
    String name = source.name();
    for (String end : List.of("", ".gz", ".zst")) {
      if (name.endsWith(format.extension() + end)) {
        return true;
      }
    }
    return false;
  }

  private TraceFile opened(@Nullable TraceFormat best) throws TraceException {
    Optional<TraceFormat> declared =
        formats.stream()
            .filter(format -> sample.declared().filter(format.name()::equals).isPresent())
            .findFirst();
    if (declared.isPresent()) {
      return new TraceFile(source, declared.get(), List.of());
    }
    if (best != null) {
      Optional<Doubt> doubt = best.doubt(sample, named(best));
      if (doubt.isPresent() && doubt.get().refused()) {
        throw new TraceException(sentence(doubt.get()));
      }
      return new TraceFile(source, best, doubt.map(this::sentence).stream().toList());
    }
    if (StraceLines.fit(sample)) {
      throw new TraceException(source.name() + " " + StraceLines.refusal() + ".");
    }
    Optional<ForeignFormat> foreign = ForeignFormat.of(sample);
    if (foreign.isPresent()) {
      throw new TraceException(sentence(foreign.get().refusal(sample)));
    }
    Optional<Doubt> commented = CsvRows.commented(sample);
    if (commented.isPresent()) {
      throw new TraceException(sentence(commented.get()));
    }
    for (TraceFormat format : formats) {
      if (named(format)) {
        return new TraceFile(source, format, List.of());
      }
    }
    throw unknown();
  }

  private String sentence(Doubt doubt) {
    return source.name() + ", line " + doubt.line() + ": " + doubt.sentences() + ".";
  }

  private TraceException unknown() {
    byte[] head = source.head();
    String begin =
        Text.decoded(head, 0, Math.min(head.length, SHOWN_BYTES))
            .lines()
            .findFirst()
            .map(line -> "begins with \"" + Text.shown(line) + "\"")
            .orElse("is empty");
    return new TraceException(
        source.name()
            + " is not a trace: it "
            + begin
            + ", but one of these formats was expected: "
            + String.join(", ", TraceFile.formatNames())
            + "; use --trace-format NAME if it is one of them."
            + (sample.first() == null
                    ? Optional.<String>empty()
                    : Shape.hint(sample.first().text()))
                .map(hint -> " If it is a CSV: " + hint + ".")
                .orElse(""));
  }
}
