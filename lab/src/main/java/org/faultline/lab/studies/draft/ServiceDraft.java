package org.faultline.lab.studies.draft;

import java.math.BigDecimal;
import java.util.Locale;
import org.faultline.lab.results.output.UserMistake;
import org.faultline.lab.results.text.Units;
import org.faultline.lab.results.theory.Popularity;

/**
 * A service: processes that answer requests which arrive whether or not they are busy.
 *
 * <p>Each uses its working set by Zipf's law, with so many references for each request that its
 * rarest page is used once in {@value #RAREST_SECONDS} s.
 */
public final class ServiceDraft extends GroupDraft {
  static final double RAREST_SECONDS = 5;
  private static final double EXPONENT = 0.9;
  private static final int LEAST_REFERENCES = 1_000;

  /** Time of one reference in the shipped profiles, in seconds. */
  private static final double REFERENCE_SECONDS = 4e-9;

  private static final double USUAL_COMPUTING = 2e-3;

  /** How busy the default leaves a process, and all CPUs, at most. */
  private static final double CALM_PROCESS = 0.3;

  private static final double CALM_MACHINE = 0.5;

  private final Asked asked;
  private final long references;
  private final long computingNanos;

  /**
   * What is asked for.
   *
   * @param requestsPerSecond of each process, more than 0
   * @param computingNanos mean CPU time of a request beside its references; 0 for a default that
   *     leaves the CPUs idle half of the time or more
   */
  public record Asked(AskedProcesses processes, double requestsPerSecond, long computingNanos) {}

  /**
   * Plans the workload.
   *
   * @throws UserMistake where no machine can do what is asked for
   */
  public ServiceDraft(Asked asked) {
    super(asked.processes());
    this.asked = asked;
    double rate = asked.requestsPerSecond();
    int pages = (int) each().workingSetPages();
    double rarest = Popularity.zipf(pages, EXPONENT).of(pages - 1) * RAREST_SECONDS * rate;
    references = Math.max(LEAST_REFERENCES, (long) Math.ceil(1 / rarest));
    double referring = references * REFERENCE_SECONDS;
    double calm =
        Math.min(
            CALM_PROCESS / rate, CALM_MACHINE * processes().cpus() / (rate * processes().count()));
    double computing =
        asked.computingNanos() == 0
            ? Math.min(USUAL_COMPUTING, calm - referring)
            : asked.computingNanos() / 1e9;
    require(rate, Math.max(computing, 0) + referring);
    computingNanos = Math.max(1_000, (long) (computing * 1e9) / 1_000 * 1_000);
  }

  private void require(double rate, double seconds) {
    if (rate * seconds >= 1) {
      throw new UserMistake(
          String.format(
              Locale.ROOT,
              "--requests is %s/s, and a request takes %s of CPU time, so a process would be busy %.0f %% of the time, but it has one thread; use less than %s/s",
              plain(rate),
              duration(seconds),
              100 * rate * seconds,
              plain(Math.floor(100 / seconds) / 100)));
    }
    if (processes().count() * rate * seconds >= processes().cpus()) {
      throw new UserMistake(
          String.format(
              Locale.ROOT,
              "--cpus is %d, but %d processes with %s requests/s of %s each keep %.1f CPUs busy; use at least %d",
              processes().cpus(),
              processes().count(),
              plain(rate),
              duration(seconds),
              processes().count() * rate * seconds,
              (long) Math.ceil(1.01 * processes().count() * rate * seconds)));
    }
  }

  private static String duration(double seconds) {
    return Units.duration(seconds * 1e9);
  }

  private static String plain(double number) {
    return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
  }

  @Override
  public String text() {
    return DraftTemplates.text("service.jte", this);
  }

  /** What is asked for. */
  public Asked asked() {
    return asked;
  }

  @Override
  double requestsPerSecond() {
    return asked.requestsPerSecond();
  }

  /** The rate of {@link Asked#requestsPerSecond}, in plain digits. */
  public String rate() {
    return plain(asked.requestsPerSecond());
  }

  /** In how many seconds the rarest page is used once, about. */
  public String rarestSeconds() {
    return plain(RAREST_SECONDS);
  }

  /** The exponent of Zipf's law. */
  public String exponent() {
    return plain(EXPONENT);
  }

  /** References of a request. */
  public long references() {
    return references;
  }

  /** Mean CPU time of a request beside its references. */
  public long computingNanos() {
    return computingNanos;
  }
}
