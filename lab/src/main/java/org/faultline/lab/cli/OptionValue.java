package org.faultline.lab.cli;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValueFactory;
import java.nio.file.Path;
import java.util.function.Function;
import org.faultline.workload.binding.ConfigNode;
import org.faultline.workload.binding.Problem;
import org.faultline.workload.binding.Problems;
import org.faultline.workload.binding.Sources;

/** Values of options with units, read as a workload reads its own. */
final class OptionValue {
  private OptionValue() {}

  /**
   * The value of {@code option}.
   *
   * @param option with its dashes
   * @param reader such as {@code node -> node.bytes(1, 64)}
   * @throws CommandFailure with a sentence where the text is none
   */
  static <T> T read(String option, String text, Function<ConfigNode, T> reader) {
    Problems problems = new Problems();
    String key = option.replaceFirst("^-+", "");
    ConfigObject root =
        ConfigFactory.empty().withValue(key, ConfigValueFactory.fromAnyRef(text)).root();
    ConfigNode node =
        ConfigNode.root(root, problems, new Sources(Path.of(""))).find(key).orElseThrow();
    T value = reader.apply(node);
    for (Problem problem : problems.list()) {
      throw CommandFailure.badInput(problem.message().replace(node.label(), option));
    }
    return value;
  }
}
