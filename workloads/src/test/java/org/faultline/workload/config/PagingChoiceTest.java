package org.faultline.workload.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.util.Map;
import org.faultline.workload.config.PagingConfig.Kind;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagingChoiceTest {
  @TempDir Path folder;

  private LoadedWorkload load(String... sets) {
    return Loads.load(folder, Loads.with(), sets);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "                                           | WINDOWS  | lru",
        "paging.kind=windows                        | WINDOWS  | lru",
        "paging.kind=textbook                       | TEXTBOOK | lru",
        "paging.policy=fifo                         | TEXTBOOK | fifo",
        "paging.kind=textbook; paging.policy=clock  | TEXTBOOK | clock",
        "paging.policy=windows                      | WINDOWS  | lru",
        "paging.policy=windows; paging.lists=auto   | WINDOWS  | lru",
        "paging.policy=windows; paging.lists=on     | WINDOWS  | lru",
        "paging.policy=clock; paging.lists=auto     | TEXTBOOK | clock",
        "paging.policy=clock; paging.lists=off      | TEXTBOOK | clock",
        "paging.lists=off                           | TEXTBOOK | lru"
      })
  void theKindFollowsFromWhatIsNamedAndOlderWordsMeanWhatTheyMeant(
      String sets, Kind kind, String policy) {
    PagingConfig paging = load(split(sets)).config().paging();
    assertThat(paging.kind()).isEqualTo(kind);
    assertThat(paging.policy()).isEqualTo(policy);
  }

  @ParameterizedTest
  @CsvSource({"windows, WINDOWS", "textbook, TEXTBOOK", "auto, TEXTBOOK"})
  void aKindStandsAboveThePolicyOfTheProfile(String word, Kind kind) {
    LoadedWorkload loaded = load("machine.profile=teaching", "paging.kind=" + word);
    assertThat(loaded.config().paging().kind()).isEqualTo(kind);
  }

  private static String[] split(String sets) {
    return sets == null ? new String[0] : sets.split("; ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "paging.policy=windows; paging.lists=on",
        "paging.policy=clock; paging.lists=off",
        "paging.policy=clock",
        "paging.kind=textbook",
        "paging.kind=windows"
      })
  void theEffectiveConfigSaysTheKindAndReadsAsTheSameAgain(String sets) {
    LoadedWorkload first = load(split(sets));
    Map<?, ?> paging = (Map<?, ?>) first.effective().tree().get("paging");
    assertThat(paging.get("kind")).isIn("windows", "textbook");
    assertThat(paging.containsKey("lists")).isFalse();

    String again = ConfigFactory.parseMap(first.effective().tree()).root().render();
    LoadedWorkload second = Loads.load(folder, again);
    assertThat(second.config().paging()).isEqualTo(first.config().paging());
    assertThat(second.effective().tree()).isEqualTo(first.effective().tree());
  }

  @ParameterizedTest
  @CsvSource({"paging.policy=fifo", "paging.lists=off"})
  void theKindHasThePlaceOfWhatItFollowsFrom(String set) {
    assertThat(load(set).effective().entries())
        .filteredOn(entry -> entry.path().equals("paging.kind"))
        .extracting(Effective.Entry::value, Effective.Entry::origin)
        .containsExactly(tuple("textbook", "--set " + set));
  }
}
