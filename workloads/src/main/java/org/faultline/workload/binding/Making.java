package org.faultline.workload.binding;

import com.typesafe.config.ConfigObject;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes values that check themselves, and turns what they refuse into problems of the config.
 *
 * <p>Where a mistake was recorded while a value was read, the value is absent, and what follows
 * from the mistake is not told as well.
 */
final class Making {
  private Making() {}

  /** What {@code reader} makes of the keys of an object; absent if anything in it was wrong. */
  static <T> @Nullable T object(
      ConfigNode node, ConfigObject object, Function<Fields, ? extends @Nullable T> reader) {
    int before = node.problemCount();
    Fields fields = new Fields(node, object);
    T made =
        value(
            node,
            () -> {
              T read = reader.apply(fields);
              fields.complete();
              return read;
            });
    fields.refuseUnknown();
    return node.problemCount() == before ? made : null;
  }

  /** What {@code maker} makes; absent if a problem was found meanwhile. */
  static <T> @Nullable T value(ConfigNode node, Supplier<? extends @Nullable T> maker) {
    int before = node.problemCount();
    try {
      T made = maker.get();
      return node.problemCount() == before ? made : null;
    } catch (InvalidPart e) {
      if (node.problemCount() == before) {
        part(node, e.path()).wrong(e.detail());
      }
      return null;
    } catch (IllegalArgumentException e) {
      if (node.problemCount() == before) {
        node.wrong(String.valueOf(e.getMessage()));
      }
      return null;
    } catch (NullPointerException e) {
      if (node.problemCount() == before) {
        throw e;
      }
      return null;
    }
  }

  private static ConfigNode part(ConfigNode whole, List<String> path) {
    ConfigNode node = whole;
    for (String key : path) {
      node = node.find(key).orElse(node);
    }
    return node;
  }
}
