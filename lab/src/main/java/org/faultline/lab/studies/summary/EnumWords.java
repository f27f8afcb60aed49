package org.faultline.lab.studies.summary;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Constants of enumerations as results write them: {@code PER_SECOND} as {@code per-second}. */
public final class EnumWords {
  private EnumWords() {}

  /** The word of a constant. */
  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The constant of a word; empty where there is none. */
  public static <E extends Enum<E>> Optional<E> find(Class<E> type, String word) {
    return Stream.of(type.getEnumConstants())
        .filter(constant -> of(constant).equals(word))
        .findFirst();
  }
}
