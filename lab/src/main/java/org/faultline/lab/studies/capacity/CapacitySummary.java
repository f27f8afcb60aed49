package org.faultline.lab.studies.capacity;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.faultline.lab.results.summary.RunManifest;
import org.jspecify.annotations.Nullable;

/**
 * {@code capacity.json}: an answer for programs.
 *
 * @param schema {@value #SCHEMA}
 * @param asks {@code memory} or {@code processes}
 * @param group whose processes are meant
 * @param processes for how many the least memory is asked; absent where asked for processes
 * @param most the most processes, or bytes of memory, that are tried
 * @param positions all that were judged
 * @param cautions what to distrust, in sentences
 * @param notModelled what matters and is not in the model, in sentences
 */
public record CapacitySummary(
    String schema,
    String asks,
    String group,
    @Nullable Integer processes,
    long most,
    List<Required> requirements,
    Repetitions replications,
    Outcome answer,
    List<Position> positions,
    List<String> cautions,
    List<String> notModelled,
    RunManifest manifest) {

  /** The schema; its number changes when a key changes its meaning or goes. */
  static final String SCHEMA = "faultline-capacity/1";

  /**
   * What must hold.
   *
   * @param text as it was asked
   * @param comparison {@code <}, {@code <=}, {@code >} or {@code >=}
   * @param unit of the bound, as a word
   */
  public record Required(
      String text, String measure, String comparison, String unit, BigDecimal bound) {}

  /** How many runs a position gets. */
  public record Repetitions(int minimum, int maximum) {}

  /** What the search came to. */
  public sealed interface Outcome {}

  /** The search ended before it had an answer. */
  public record Unanswered(boolean interrupted, List<String> words) implements Outcome {}

  /**
   * The search has an answer.
   *
   * @param interrupted false
   * @param fits processes that surely fit, or bytes that are surely enough; absent where none are
   * @param possible the same where what cannot be told counts as met
   * @param limitReached whether all that were tried fit
   * @param monotone whether all that lie before a failure are met, and none behind it
   * @param binds what is short; absent where nothing is
   */
  public record Answered(
      boolean interrupted,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Long fits,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Long possible,
      boolean limitReached,
      boolean monotone,
      boolean deterministic,
      List<String> words,
      @Nullable Bound binds)
      implements Outcome {}

  /**
   * What is short.
   *
   * @param what absent where no cause tells it
   * @param decided how that was decided
   */
  public record Bound(
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String what, String decided) {}

  /**
   * A number of processes or an amount of memory that was judged.
   *
   * @param ramBytes absent where processes are asked
   * @param processes absent where memory is asked
   * @param failure why it cannot be met whatever was measured; absent where none
   */
  public record Position(
      @Nullable Long ramBytes,
      @Nullable Long processes,
      String verdict,
      @Nullable String failure,
      List<Judged> requirements,
      List<Run> runs) {}

  /**
   * A requirement at a position.
   *
   * @param mean absent where a run gave no value
   * @param halfWidth of the 95 % confidence interval; absent with fewer than two runs
   */
  public record Judged(
      String text, String verdict, @Nullable BigDecimal mean, @Nullable BigDecimal halfWidth) {}

  /**
   * One run.
   *
   * @param measures of the requirements, by name
   */
  public record Run(long seed, @JsonAnyGetter Map<String, BigDecimal> measures) {}
}
