package org.faultline.workload.binding;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A value of a config with the path of its key and the place where it was written.
 *
 * <p>A reading method that meets a mistake records one problem and returns some valid value, so
 * that one reading finds every mistake of a file; who started the reading asks {@link Problems} at
 * the end and uses nothing that was read if there are any.
 */
public final class ConfigNode {
  private final Key key;
  private final Written written;
  private final Problems problems;
  private final Sources sources;

  private ConfigNode(Key key, Written written, Problems problems, Sources sources) {
    this.key = key;
    this.written = written;
    this.problems = problems;
    this.sources = sources;
  }

  /** The root of a resolved config. */
  public static ConfigNode root(ConfigObject root, Problems problems, Sources sources) {
    return new ConfigNode(Key.root(Origin.of(root.origin())), Written.of(root), problems, sources);
  }

  /** The value of a key of an object that may not be whole; empty where it has none. */
  public Optional<ConfigNode> find(String name) {
    try {
      return written.value() instanceof ConfigObject object && object.get(name) != null
          ? Optional.of(child(name, object.get(name)))
          : Optional.empty();
    } catch (ConfigException.NotResolved e) {
      return Optional.empty();
    }
  }

  /** This value, whose mistakes are recorded in {@code others}. */
  public ConfigNode at(Problems others) {
    return new ConfigNode(key, written, others, sources);
  }

  ConfigNode child(String name, ConfigValue child) {
    return with(key.child(name, Origin.of(child.origin())), Written.of(child));
  }

  /** What stands for a key that is missing: it reads as a fallback and reports nothing more. */
  ConfigNode missing(String name) {
    return with(key.child(name, origin()), Written.NOTHING);
  }

  ConfigNode argument(String name, String argument) {
    return with(key.argument(name), Written.of(argument));
  }

  private ConfigNode with(Key other, Written content) {
    return new ConfigNode(other, content, problems, sources);
  }

  /** The path of {@code key} in the object at {@code path}; a key with odd characters is quoted. */
  public static String join(String path, String key) {
    return Key.join(path, key);
  }

  /** The path of the key, such as {@code processes.web.program[0].Touch.references}. */
  public String path() {
    return key.path();
  }

  /** Where the value was written. */
  public Origin origin() {
    return key.origin();
  }

  /** How a sentence names this value: its path in quotes. */
  public String label() {
    return key.label();
  }

  /** Whether the value is an object. */
  public boolean isObject() {
    return written.isObject();
  }

  /** Whether the value is a list. */
  public boolean isList() {
    return written.isList();
  }

  /** Whether the value is a list without an element. */
  public boolean isEmptyList() {
    return written.isEmptyList();
  }

  /** The value as HOCON in one line; what it is set to reads as the same value. */
  public String hocon() {
    return written.hocon();
  }

  /** How many mistakes the whole reading has recorded so far. */
  int problemCount() {
    return problems.count();
  }

  /** Records a mistake here; {@code message} is a sentence without the place. */
  public void problem(String message) {
    problems.add(origin(), message);
  }

  /** Records a mistake of this value: {@code what} continues the sentence after its name. */
  public void wrong(String what) {
    problem(label() + " " + what);
  }

  /**
   * Reads an object. A key that {@code reader} did not ask for is a problem; so is an {@link
   * IllegalArgumentException}, whose message continues the sentence after this value's name, or
   * after that of the key that an {@link InvalidPart} names.
   *
   * @return what {@code reader} made; absent if anything in the object was wrong
   */
  public <T> @Nullable T object(Function<Fields, ? extends @Nullable T> reader) {
    if (written.isNothing()) {
      return null;
    }
    if (!(written.value() instanceof ConfigObject object)) {
      wrong("is " + written.described() + ", but must be an object { ... }");
      return null;
    }
    return Making.object(this, object, reader);
  }

  /**
   * Makes a value that checks itself: an {@link IllegalArgumentException} becomes a problem here.
   *
   * @return what was made; absent if a problem was found meanwhile
   */
  public <T> @Nullable T make(Supplier<? extends @Nullable T> maker) {
    return Making.value(this, maker);
  }

  /** The elements of a list of at most {@code most}. */
  public List<ConfigNode> items(int most) {
    List<ConfigNode> nodes = new ArrayList<>();
    if (written.isNothing()) {
      return nodes;
    }
    if (!(written.value() instanceof ConfigList list)) {
      wrong("is " + written.described() + ", but must be a list [ ... ]");
      return nodes;
    }
    if (list.size() > most) {
      wrong("has " + list.size() + " elements, but may have at most " + most);
      return nodes;
    }
    for (int i = 0; i < list.size(); i++) {
      ConfigValue item = list.get(i);
      nodes.add(with(key.item(i, Origin.of(item.origin())), Written.of(item)));
    }
    return nodes;
  }

  /**
   * The text of a single value, which only an argument may leave empty; absent, with a problem
   * recorded, if it is none.
   */
  @Nullable String scalar() {
    if (written.isNothing()) {
      return null;
    }
    if (!written.isSingle()) {
      wrong("is " + written.described() + ", but must be a single value");
      return null;
    }
    String read = written.singleText();
    if (read.isEmpty() && !written.isArgument()) {
      wrong("is empty");
      return null;
    }
    return read;
  }

  /** Whether the value is exactly {@code word}, as for a key that takes a word or a quantity. */
  public boolean is(String word) {
    return written.isSingle() && word.equals(scalar());
  }

  /** Whether the value begins with a digit, point or sign, as opposed to a name. */
  public boolean startsWithNumber() {
    String read = written.isSingle() ? scalar() : null;
    return read != null && !read.isEmpty() && "+-.0123456789".indexOf(read.charAt(0)) >= 0;
  }

  /**
   * A number or quantity, or a word that stands for {@code itsValue}: {@code until = all-exit}.
   *
   * @param reader reads what begins with a digit or sign
   */
  public long wordOr(String word, long itsValue, ToLongFunction<ConfigNode> reader) {
    if (is(word)) {
      return itsValue;
    }
    if (written.isSingle() && !startsWithNumber()) {
      String read = scalar();
      WordReader.refuse(this, read == null ? "" : read, List.of(word), word + " or a number");
      return itsValue;
    }
    return reader.applyAsLong(this);
  }

  /** Any text that is not empty. */
  public String text() {
    return WordReader.text(this);
  }

  /** A name: a letter, then at most 63 letters, digits, dots, hyphens or underscores. */
  public String name() {
    return WordReader.name(this);
  }

  /** {@code on} or {@code off} ({@code true} and {@code false} mean the same). */
  public boolean onOff() {
    return WordReader.onOff(this);
  }

  /** A constant of {@code type}, written in lower case with hyphens. */
  public <E extends Enum<E>> E oneOf(Class<E> type) {
    return WordReader.constant(this, type);
  }

  /** One of {@code words}. */
  public String oneOf(Collection<String> words) {
    return WordReader.word(this, words);
  }

  /** What {@code words} has for the word that is written. */
  public <T> T oneOf(Map<String, T> words) {
    return WordReader.lookUp(this, words);
  }

  /** Flags joined by {@code |}, or a number such as {@code 0x3000}; the bits of all of them. */
  public int flags(Map<String, Integer> bits) {
    return WordReader.flags(this, bits);
  }

  /** One of {@code expressions}; absent, with a problem recorded, if it is none. */
  public <T> @Nullable T expression(Expressions<T> expressions) {
    String read = scalar();
    return read == null ? null : expressions.read(this, read);
  }

  /** A whole number from {@code least} to {@code most}. */
  public long whole(long least, long most) {
    return NumberReader.whole(this, least, most);
  }

  /** A whole number from {@code least} to {@code most}. */
  public int integer(int least, int most) {
    return (int) whole(least, most);
  }

  /** A number from {@code least} to {@code most}. */
  public double number(double least, double most) {
    return NumberReader.number(this, least, most);
  }

  /** A percentage such as {@code 20 %}, from 0 to 100, as a fraction from 0 to 1. */
  public double percentage() {
    return NumberReader.percentage(this);
  }

  /** A size such as {@code 64 MiB}, in bytes. */
  public long bytes(long least, long most) {
    return NumberReader.quantity(this, QuantityUnits.SIZE, least, most);
  }

  /** A duration such as {@code 20 ms}, in nanoseconds. */
  public long nanos(long least, long most) {
    return NumberReader.quantity(this, QuantityUnits.NANOS, least, most);
  }

  /** A duration such as {@code 0.5 ns}, in picoseconds. */
  public long picos(long least, long most) {
    return NumberReader.quantity(this, QuantityUnits.PICOS, least, most);
  }

  /** A bandwidth such as {@code 4 GB/s}, in bytes each second. */
  public long bytesPerSecond(long least, long most) {
    return NumberReader.quantity(this, QuantityUnits.BANDWIDTH, least, most);
  }

  /** A rate such as {@code 25/s}, greater than 0, in events each second. */
  public double perSecond() {
    return NumberReader.perSecond(this);
  }

  /** An address: {@code 0x10000}, a size, or a whole number of bytes. */
  public long address() {
    return NumberReader.address(this);
  }

  /**
   * A path, relative to the config's folder; the file must exist and becomes an input of the run.
   */
  public Path file() {
    return PathReader.file(this, sources);
  }

  /** The absolute path of a directory, which must be there; it is no input of the run. */
  public Path directory() {
    return PathReader.directory(this, sources);
  }
}
