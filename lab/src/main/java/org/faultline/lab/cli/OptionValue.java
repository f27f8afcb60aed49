package org.faultline.lab.cli;

import java.util.function.Function;
import org.faultline.lab.results.output.UserMistake;
import org.faultline.workload.binding.ConfigNode;
import org.faultline.workload.binding.SingleValue;

/** Values of options with units, read as a workload reads its own. */
final class OptionValue {
  private OptionValue() {}

  /**
   * The value of {@code option}.
   *
   * @param option with its dashes
   * @param reader such as {@code node -> node.bytes(1, 64)}
   * @throws UserMistake where the text is none
   */
  static <T> T read(String option, String text, Function<ConfigNode, T> reader) {
    return UserMistake.whereRefused(() -> SingleValue.read(option, text, reader));
  }
}
