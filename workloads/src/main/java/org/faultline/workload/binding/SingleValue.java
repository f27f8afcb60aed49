package org.faultline.workload.binding;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValueFactory;
import java.nio.file.Path;
import java.util.function.Function;

/** Reads a value that stands alone, such as that of an option, as a workload reads its own. */
public final class SingleValue {
  private static final String KEY = "value";

  private SingleValue() {}

  /**
   * The value that {@code text} says.
   *
   * @param name how sentences name it, such as {@code --private}
   * @param reader such as {@code node -> node.bytes(1, 64)}
   * @throws IllegalArgumentException where the text is none; the message is a sentence
   */
  public static <T> T read(String name, String text, Function<ConfigNode, T> reader) {
    Problems problems = new Problems();
    ConfigObject root =
        ConfigFactory.empty().withValue(KEY, ConfigValueFactory.fromAnyRef(text)).root();
    ConfigNode node =
        ConfigNode.root(root, problems, new Sources(Path.of(""))).find(KEY).orElseThrow();
    T value = reader.apply(node);
    if (problems.count() > 0) {
      String message = problems.list().get(0).message();
      throw new IllegalArgumentException(message.replace(node.label(), name));
    }
    return value;
  }
}
