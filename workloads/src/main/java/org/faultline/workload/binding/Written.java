package org.faultline.workload.binding;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is written for a key, or for an argument of an expression.
 *
 * @param value of a key; absent for an argument and for nothing
 * @param text of an argument; absent for a key and for nothing
 */
record Written(@Nullable ConfigValue value, @Nullable String text) {
  /** Nothing is written, which was reported already. */
  static final Written NOTHING = new Written(null, null);

  static Written of(ConfigValue value) {
    return new Written(value, null);
  }

  static Written of(String argument) {
    return new Written(null, argument);
  }

  boolean isNothing() {
    return value == null && text == null;
  }

  boolean isArgument() {
    return text != null;
  }

  boolean isObject() {
    return value instanceof ConfigObject;
  }

  boolean isList() {
    return value instanceof ConfigList;
  }

  boolean isEmptyList() {
    return value instanceof ConfigList list && list.isEmpty();
  }

  /** Whether it is neither an object nor a list. */
  boolean isSingle() {
    return !isNothing() && !isObject() && !isList();
  }

  /** The text of a single value, as it is written; an argument is stripped already. */
  String singleText() {
    if (text != null) {
      return text;
    }
    return Objects.requireNonNull(value, "a single value is written")
        .atKey("v")
        .getString("v")
        .strip();
  }

  /** HOCON in one line; what it is set to reads as the same value. */
  String hocon() {
    return value == null ? String.valueOf(text) : value.render(ConfigRenderOptions.concise());
  }

  /** How a sentence names it. */
  String described() {
    if (isObject()) {
      return "an object";
    }
    if (isList()) {
      return "a list";
    }
    return value != null && value.valueType() != ConfigValueType.NULL
        ? "'" + value.atKey("v").getString("v") + "'"
        : "'" + text + "'";
  }
}
