package org.faultline.workload.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
  @TempDir Path folder;

  @Test
  void thePropertyComesFirst() {
    Loads.write(folder.resolve("a/config"), "reference.conf", "");
    Loads.write(folder.resolve("b/config"), "reference.conf", "");
    String named = folder.resolve("b").toString();

    assertThat(Home.find(named, Optional.of(folder.resolve("a")), folder).root())
        .isEqualTo(folder.resolve("b").toAbsolutePath());
  }

  @Test
  void thenTheJarsPlaceUpward() {
    Loads.write(folder.resolve("a/config"), "reference.conf", "");
    Path jar = Loads.write(folder.resolve("a/lib"), "workloads.jar", "");

    assertThat(Home.find(null, Optional.of(jar), folder).root())
        .isEqualTo(folder.resolve("a").toAbsolutePath());
  }

  @Test
  void thenTheWorkingDirectoryUpward() {
    Loads.write(folder.resolve("a/config"), "reference.conf", "");

    assertThat(Home.find(null, Optional.empty(), folder.resolve("a/b/c")).root())
        .isEqualTo(folder.resolve("a").toAbsolutePath());
  }

  @Test
  void aWrongPropertyIsOneSentence() {
    assertThat(Loads.problems(() -> Home.find("nowhere", Optional.empty(), folder)))
        .containsExactly("-Dfaultline.home=nowhere: holds no config/reference.conf");
  }

  @Test
  void noHomeIsOneSentence() {
    assertThat(Loads.problems(() -> Home.find(null, Optional.empty(), folder)))
        .containsExactly(
            "faultline: cannot find config/reference.conf; set -Dfaultline.home to the folder that has"
                + " it");
  }
}
