package org.faultline.workload.binding;

import com.typesafe.config.ConfigObject;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Makes values that check themselves, and turns what they refuse into problems of the config.
 *
 * <p>Where a mistake was recorded while a value was read, the value is null, and what follows from
 * the mistake is not told as well.
 */
final class Making {
  private Making() {}

  /** What {@code reader} makes of the keys of an object; null where anything in it was wrong. */
  static <T> T object(ConfigNode node, ConfigObject object, Function<Fields, T> reader) {
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

  /** What {@code maker} makes; null where a problem was found meanwhile. */
  static <T> T value(ConfigNode node, Supplier<T> maker) {
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
        node.wrong(e.getMessage());
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
