package org.faultline.lab.results.measure;

import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.faultline.lab.results.summary.RunSummary;
import org.jspecify.annotations.Nullable;

/**
 * A measure, declared once: what it is called, what it counts, what it means, how it is got from a
 * summary, and where it is shown. Every measure is listed, and can be asked for by studies and
 * requirements; where else it is shown is said by {@link #inSummary}, {@link #inTable} and {@link
 * #overTime}.
 *
 * @param <P> the part of a summary that has it
 */
public final class MeasureDefinition<P> {
  private final Part<P> part;
  private final String name;
  private final Unit unit;
  private final @Nullable String meaning;
  private final BiFunction<RunSummary, P, @Nullable Number> value;
  private final boolean stored;
  private final @Nullable String heading;
  private final @Nullable TimelineColumn column;

  private MeasureDefinition(
      Part<P> part,
      String name,
      Unit unit,
      @Nullable String meaning,
      BiFunction<RunSummary, P, @Nullable Number> value,
      boolean stored,
      @Nullable String heading,
      @Nullable TimelineColumn column) {
    this.part = part;
    this.name = name;
    this.unit = unit;
    this.meaning = meaning;
    this.value = value;
    this.stored = stored;
    this.heading = heading;
    this.column = column;
  }

  /**
   * A measure.
   *
   * @param name within the part; words with hyphens
   * @param meaning one line; absent where another entry of the list stands for it
   * @param value gives it from the part, in the unit but nanoseconds for {@link Unit#SECONDS};
   *     nothing where the part has none
   */
  public static <P> MeasureDefinition<P> of(
      Part<P> part,
      String name,
      Unit unit,
      @Nullable String meaning,
      Function<P, @Nullable Number> value) {
    return ofRun(part, name, unit, meaning, (run, each) -> value.apply(each));
  }

  /** The same for what depends on more of the summary than the part. */
  public static <P> MeasureDefinition<P> ofRun(
      Part<P> part,
      String name,
      Unit unit,
      @Nullable String meaning,
      BiFunction<RunSummary, P, @Nullable Number> value) {
    Objects.requireNonNull(value);
    return new MeasureDefinition<>(part, name, unit, meaning, value, false, null, null);
  }

  /** An entry of the list that stands for measures of many names, and has no value itself. */
  static <P> MeasureDefinition<P> placeholder(
      Part<P> part, String name, Unit unit, String meaning) {
    return of(part, name, unit, meaning, each -> null);
  }

  /** The same, kept in {@code summary.json} under its name: for what no other key there holds. */
  public MeasureDefinition<P> inSummary() {
    return new MeasureDefinition<>(part, name, unit, meaning, value, true, heading, column);
  }

  /**
   * The same as a column of the table of groups, on the terminal and in the report. It must be of
   * {@link Part#PROCESSES} or {@link Part#REQUESTS}.
   */
  public MeasureDefinition<P> inTable(String title) {
    return new MeasureDefinition<>(part, name, unit, meaning, value, stored, title, column);
  }

  /** The same as a column of {@code timeline.csv}. */
  public MeasureDefinition<P> overTime(TimelineColumn shown) {
    return new MeasureDefinition<>(part, name, unit, meaning, value, stored, heading, shown);
  }

  /** The part of a summary that has it. */
  public Part<P> part() {
    return part;
  }

  /** Its name within the part. */
  public String name() {
    return name;
  }

  /** What it counts. */
  public Unit unit() {
    return unit;
  }

  /** What it means, in one line; absent where another entry of the list stands for it. */
  @Nullable String meaning() {
    return meaning;
  }

  /** Whether {@code summary.json} keeps it under its name. */
  boolean isStored() {
    return stored;
  }

  /** Its title in the table of groups; absent where it is no column there. */
  public @Nullable String heading() {
    return heading;
  }

  /** Its column of the timeline; absent where it has none. */
  public @Nullable TimelineColumn column() {
    return column;
  }

  /** As lists have it; absent where another entry stands for it. */
  @Nullable MeasureKind kind(String prefix) {
    return meaning == null ? null : new MeasureKind(prefix + name, unit, meaning);
  }

  /** What {@code each}, a part of {@code run}, has of it; absent where it has nothing. */
  public @Nullable Measure of(RunSummary run, P each) {
    Number found = value.apply(run, each);
    return found == null ? null : new Measure(unit.fromSummary(found), unit);
  }
}
