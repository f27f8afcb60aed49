package org.faultline.lab.studies.design;

import org.faultline.workload.binding.ConfigNode;
import org.faultline.workload.binding.Origin;

/**
 * A key of the workload with the value that a study gives it.
 *
 * @param key its path, such as {@code processes.web.count}
 * @param value as HOCON
 * @param label the value for people
 * @param origin where the study says so
 */
public record Setting(String key, String value, String label, Origin origin) {

  /** The value of {@code node} for {@code key}. */
  static Setting of(String key, ConfigNode node) {
    boolean single = !node.isObject() && !node.isList();
    return new Setting(key, node.hocon(), single ? node.text() : node.hocon(), node.origin());
  }

  /** A value that is written as it is read. */
  static Setting of(String key, String value, Origin origin) {
    return new Setting(key, value, value, origin);
  }

  /** As {@code --set} takes it. */
  public String text() {
    return key + "=" + value;
  }
}
