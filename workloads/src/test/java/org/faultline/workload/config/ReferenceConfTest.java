package org.faultline.workload.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.faultline.workload.binding.Hocon;
import org.faultline.workload.binding.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reference has every key that can be read, and nothing else, each with its own words. */
class ReferenceConfTest {
  private static final Config REFERENCE =
      Hocon.parse(Loads.HOME.reference(), Path::toString, new Problems());

  @TempDir Path folder;

  @Test
  void everyKeyIsDocumented() {
    for (List<String> path : paths()) {
      ConfigValue value = REFERENCE.getValue(ConfigUtil.joinPath(path));
      boolean leaf = !(value instanceof ConfigObject object) || object.isEmpty();
      if (leaf) {
        assertThat(value.origin().comments()).as(path.toString()).isNotEmpty();
      }
    }
  }

  @Test
  void everyKeyIsReadSoThatItsAbsenceIsNoticed() throws IOException {
    assertThat(paths()).hasSizeGreaterThan(40);
    for (List<String> path : paths()) {
      String key = ConfigUtil.joinPath(path);
      if (key.equals("processes") || key.equals("processes.\"*\"")) {
        continue;
      }
      List<String> said = withReference(REFERENCE.withoutPath(key), "processes { p {} }");
      String lacking = path.get(path.size() - 1);
      assertThat(said).as(key).anyMatch(s -> s.endsWith("lacks the key '" + lacking + "'"));
    }
  }

  @Test
  void noKeyCanBeReadThatIsNotThere() throws IOException {
    assertThat(withReference(REFERENCE, Loads.with())).isEmpty();
    for (List<String> path : paths()) {
      String key = ConfigUtil.joinPath(path);
      if (REFERENCE.getValue(key) instanceof ConfigObject
          && !key.equals("vars")
          && !key.equals("machine.devices")
          && !key.equals("machine.files")
          && !key.equals("images")
          && !key.equals("processes")) {
        Config extended =
            REFERENCE.withValue(key + ".zzz", ConfigFactory.parseString("v = 1").getValue("v"));
        String named = key.replace("\"*\"", "p") + ".zzz";
        assertThat(withReference(extended, Loads.with()))
            .as(key)
            .anyMatch(s -> s.contains("unknown key '" + named + "'"));
      }
    }
  }

  private List<String> withReference(Config reference, String workload) throws IOException {
    Path config = Files.createDirectories(folder.resolve("config"));
    Files.writeString(config.resolve("reference.conf"), reference.root().render());
    Files.createDirectories(config.resolve("profiles"));
    Files.writeString(config.resolve("profiles/laptop.conf"), "");
    Files.createDirectories(config.resolve("devices"));
    Files.writeString(
        config.resolve("devices/nvme.conf"), Files.readString(Loads.HOME.device("nvme")));
    Path file = Loads.write(folder, "w.conf", workload);
    WorkloadLoader loader =
        new WorkloadLoader(new Home(folder), Loads.POLICIES, TestSteps.parser());
    return Loads.problems(() -> loader.load(file.toString(), List.of()));
  }

  /** The path of every key, that of each object before those in it. */
  private static List<List<String>> paths() {
    List<List<String>> paths = new ArrayList<>();
    collect(List.of(), REFERENCE.root(), paths);
    return paths;
  }

  private static void collect(List<String> path, ConfigObject object, List<List<String>> into) {
    object.forEach(
        (key, value) -> {
          List<String> longer = new ArrayList<>(path);
          longer.add(key);
          into.add(List.copyOf(longer));
          if (value instanceof ConfigObject inner) {
            collect(longer, inner, into);
          }
        });
  }
}
