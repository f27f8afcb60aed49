package org.faultline.workload.binding;

import com.typesafe.config.ConfigUtil;

/**
 * Where a value stands in a config.
 *
 * @param path of the key, such as {@code processes.web.program[0].Touch.references}; empty for the
 *     root
 * @param label how a sentence names the value
 * @param origin where the value was written
 */
record Key(String path, String label, Origin origin) {

  static Key root(Origin origin) {
    return new Key("", "the config", origin);
  }

  Key child(String name, Origin at) {
    return named(join(path, name), at);
  }

  /** The element of a list, numbered from 0. */
  Key item(int index, Origin at) {
    return named(path + "[" + index + "]", at);
  }

  /** The argument {@code name} of the expression that stands here. */
  Key argument(String name) {
    return new Key(path, quote(name) + " in " + label, origin);
  }

  private static Key named(String path, Origin origin) {
    return new Key(path, quote(path), origin);
  }

  /** The path of {@code key} in the object at {@code path}; a key with odd characters is quoted. */
  static String join(String path, String key) {
    String quoted = ConfigUtil.joinPath(key);
    return path.isEmpty() ? quoted : path + "." + quoted;
  }

  private static String quote(String name) {
    return "'" + name + "'";
  }
}
