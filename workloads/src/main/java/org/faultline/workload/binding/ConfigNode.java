package org.faultline.workload.binding;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;

/**
 * A value of a config with the path of its key and the place where it was written.
 *
 * <p>A reading method that meets a mistake records one problem and returns some valid value, so
 * that one reading finds every mistake of a file; who started the reading asks {@link Problems} at
 * the end and uses nothing that was read if there are any.
 */
public final class ConfigNode {
  /** A name: of a range, a request, a group, an expression. */
  static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,63}");

  private final ConfigValue value;
  private final String text;
  private final String path;
  private final String label;
  private final Origin origin;
  private final Problems problems;
  private final Sources sources;

  private ConfigNode(
      ConfigValue value, String text, String path, String label, Origin origin, ConfigNode parent) {
    this(value, text, path, label, origin, parent.problems, parent.sources);
  }

  private ConfigNode(
      ConfigValue value,
      String text,
      String path,
      String label,
      Origin origin,
      Problems problems,
      Sources sources) {
    this.value = value;
    this.text = text;
    this.path = path;
    this.label = label;
    this.origin = origin;
    this.problems = problems;
    this.sources = sources;
  }

  /** The root of a resolved config. */
  public static ConfigNode root(ConfigObject root, Problems problems, Sources sources) {
    Origin origin = Origin.of(root.origin());
    return new ConfigNode(root, null, "", "the config", origin, problems, sources);
  }

  /** The value of a key of an object that may not be whole; empty where it has none. */
  public Optional<ConfigNode> find(String key) {
    try {
      return value instanceof ConfigObject object && object.get(key) != null
          ? Optional.of(child(key, object.get(key)))
          : Optional.empty();
    } catch (ConfigException.NotResolved e) {
      return Optional.empty();
    }
  }

  /** This value, whose mistakes are recorded in {@code others}. */
  public ConfigNode at(Problems others) {
    return new ConfigNode(value, text, path, label, origin, others, sources);
  }

  ConfigNode child(String key, ConfigValue child) {
    String name = join(path, key);
    return new ConfigNode(child, null, name, quote(name), Origin.of(child.origin()), this);
  }

  /** What stands for a key that is missing: it reads as a fallback and reports nothing more. */
  ConfigNode missing(String key) {
    String name = join(path, key);
    return new ConfigNode(null, null, name, quote(name), origin, this);
  }

  ConfigNode argument(String name, String argument) {
    return new ConfigNode(null, argument, path, quote(name) + " in " + label, origin, this);
  }

  /** The path of {@code key} in the object at {@code path}; a key with odd characters is quoted. */
  public static String join(String path, String key) {
    String quoted = ConfigUtil.joinPath(key);
    return path.isEmpty() ? quoted : path + "." + quoted;
  }

  private static String quote(String name) {
    return "'" + name + "'";
  }

  /** The path of the key, such as {@code processes.web.program[0].Touch.references}. */
  public String path() {
    return path;
  }

  /** Where the value was written. */
  public Origin origin() {
    return origin;
  }

  /** How a sentence names this value: its path in quotes. */
  public String label() {
    return label;
  }

  /** Whether the value is an object. */
  public boolean isObject() {
    return value instanceof ConfigObject;
  }

  /** Whether the value is a list. */
  public boolean isList() {
    return value instanceof ConfigList;
  }

  /** Whether the value is a list without an element. */
  public boolean isEmptyList() {
    return value instanceof ConfigList list && list.isEmpty();
  }

  /** The value as HOCON in one line; what it is set to reads as the same value. */
  public String hocon() {
    return value == null ? String.valueOf(text) : value.render(ConfigRenderOptions.concise());
  }

  /** Records a mistake here; {@code message} is a sentence without the place. */
  public void problem(String message) {
    problems.add(origin, message);
  }

  /** Records a mistake of this value: {@code what} continues the sentence after its name. */
  public void wrong(String what) {
    problem(label + " " + what);
  }

  /** Whether there is nothing to read, which was reported already. */
  private boolean absent() {
    return value == null && text == null;
  }

  /**
   * Reads an object. A key that {@code reader} did not ask for is a problem; so is an {@link
   * IllegalArgumentException}, whose message continues the sentence after this value's name, or
   * after that of the key that an {@link InvalidPart} names.
   *
   * @return what {@code reader} made; null where anything in the object was wrong
   */
  public <T> T object(Function<Fields, T> reader) {
    if (absent()) {
      return null;
    }
    if (!(value instanceof ConfigObject object)) {
      wrong("is " + described() + ", but must be an object { ... }");
      return null;
    }
    int before = problems.count();
    Fields fields = new Fields(this, object);
    T made =
        make(
            () -> {
              T read = reader.apply(fields);
              fields.complete();
              return read;
            });
    fields.refuseUnknown();
    return problems.count() == before ? made : null;
  }

  /**
   * Makes a value that checks itself: an {@link IllegalArgumentException} becomes a problem here.
   *
   * @return what was made; null where a problem was found meanwhile
   */
  public <T> T make(Supplier<T> maker) {
    int before = problems.count();
    try {
      T made = maker.get();
      return problems.count() == before ? made : null;
    } catch (InvalidPart e) {
      if (problems.count() == before) {
        part(e.path()).wrong(e.detail());
      }
      return null;
    } catch (IllegalArgumentException e) {
      if (problems.count() == before) {
        wrong(e.getMessage());
      }
      return null;
    } catch (NullPointerException e) {
      if (problems.count() == before) {
        throw e;
      }
      return null;
    }
  }

  private ConfigNode part(List<String> path) {
    ConfigNode node = this;
    for (String key : path) {
      node = node.find(key).orElse(node);
    }
    return node;
  }

  /** The elements of a list of at most {@code most}. */
  public List<ConfigNode> items(int most) {
    List<ConfigNode> nodes = new ArrayList<>();
    if (absent()) {
      return nodes;
    }
    if (!(value instanceof ConfigList list)) {
      wrong("is " + described() + ", but must be a list [ ... ]");
      return nodes;
    }
    if (list.size() > most) {
      wrong("has " + list.size() + " elements, but may have at most " + most);
      return nodes;
    }
    for (int i = 0; i < list.size(); i++) {
      ConfigValue item = list.get(i);
      String name = path + "[" + i + "]";
      nodes.add(new ConfigNode(item, null, name, quote(name), Origin.of(item.origin()), this));
    }
    return nodes;
  }

  /** The text of a scalar, not empty; {@code fallback} where it is none. */
  private String scalar(String fallback) {
    if (text != null) {
      return text;
    }
    if (absent()) {
      return fallback;
    }
    if (value instanceof ConfigObject || value instanceof ConfigList) {
      wrong("is " + described() + ", but must be a single value");
      return fallback;
    }
    String read = value.atKey("v").getString("v").strip();
    if (read.isEmpty()) {
      wrong("is empty");
      return fallback;
    }
    return read;
  }

  private String described() {
    if (value instanceof ConfigObject) {
      return "an object";
    }
    if (value instanceof ConfigList) {
      return "a list";
    }
    return value != null && value.valueType() != ConfigValueType.NULL
        ? quote(value.atKey("v").getString("v"))
        : quote(String.valueOf(text));
  }

  /** Whether the value is exactly {@code word}, as for a key that takes a word or a quantity. */
  public boolean is(String word) {
    boolean single = text != null || !(absent() || isObject() || isList());
    return single && word.equals(scalar(""));
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
    if (!absent() && !startsWithNumber() && !isObject() && !isList()) {
      String read = scalar("");
      String near = Nearest.hint(read, List.of(word));
      wrong(
          "is '"
              + read
              + "'"
              + near
              + (near.isEmpty() ? "; valid: " : " Valid: ")
              + word
              + " or a number");
      return itsValue;
    }
    return reader.applyAsLong(this);
  }

  /** Any text that is not empty. */
  public String text() {
    String read = scalar(null);
    return read == null ? "unknown" : read;
  }

  /** A name: a letter, then at most 63 letters, digits, dots, hyphens or underscores. */
  public String name() {
    String read = scalar(null);
    if (read == null) {
      return "unknown";
    }
    if (!NAME.matcher(read).matches()) {
      wrong("is '" + read + "', which is no name; use a letter, then letters, digits, '-' or '_'");
      return "unknown";
    }
    return read;
  }

  /** {@code on} or {@code off} ({@code true} and {@code false} mean the same). */
  public boolean onOff() {
    return oneOf(Map.of("on", true, "off", false, "true", true, "false", false), "on, off");
  }

  /** A constant of {@code type}, written in lower case with hyphens. */
  public <E extends Enum<E>> E oneOf(Class<E> type) {
    return Words.constant(this, scalar(null), type);
  }

  /** One of {@code words}. */
  public String oneOf(Collection<String> words) {
    String read = scalar(null);
    return read == null ? words.iterator().next() : Words.word(this, read, words);
  }

  /** What {@code words} has for the word that is written; bound to a null value nowhere. */
  public <T> T oneOf(Map<String, T> words) {
    return oneOf(words, null);
  }

  private <T> T oneOf(Map<String, T> words, String valid) {
    return Words.lookUp(this, scalar(null), words, valid);
  }

  /** Flags joined by {@code |}, or a number such as {@code 0x3000}; the bits of all of them. */
  public int flags(Map<String, Integer> bits) {
    String read = scalar(null);
    return read == null ? 0 : Words.flags(this, read, bits);
  }

  /** One of {@code expressions}; null, with a problem recorded, where it is none. */
  public <T> T expression(Expressions<T> expressions) {
    String read = scalar(null);
    return read == null ? null : expressions.read(this, read);
  }

  /** A whole number from {@code least} to {@code most}. */
  public long whole(long least, long most) {
    return Numbers.whole(this, scalar(null), least, most);
  }

  /** A whole number from {@code least} to {@code most}. */
  public int integer(int least, int most) {
    return (int) whole(least, most);
  }

  /** A number from {@code least} to {@code most}. */
  public double number(double least, double most) {
    return Numbers.number(this, scalar(null), least, most);
  }

  /** A percentage such as {@code 20 %}, from 0 to 100, as a fraction from 0 to 1. */
  public double percentage() {
    return Numbers.percentage(this, scalar(null));
  }

  /** A size such as {@code 64 MiB}, in bytes. */
  public long bytes(long least, long most) {
    return Numbers.quantity(this, scalar(null), Units.SIZE, least, most);
  }

  /** A duration such as {@code 20 ms}, in nanoseconds. */
  public long nanos(long least, long most) {
    return Numbers.quantity(this, scalar(null), Units.NANOS, least, most);
  }

  /** A duration such as {@code 0.5 ns}, in picoseconds. */
  public long picos(long least, long most) {
    return Numbers.quantity(this, scalar(null), Units.PICOS, least, most);
  }

  /** A bandwidth such as {@code 4 GB/s}, in bytes each second. */
  public long bytesPerSecond(long least, long most) {
    return Numbers.quantity(this, scalar(null), Units.BANDWIDTH, least, most);
  }

  /** A rate such as {@code 25/s}, greater than 0, in events each second. */
  public double perSecond() {
    return Numbers.perSecond(this, scalar(null));
  }

  /** An address: {@code 0x10000}, a size, or a whole number of bytes. */
  public long address() {
    return Numbers.address(this, scalar(null));
  }

  /**
   * A path, relative to the config's folder; the file must exist and becomes an input of the run.
   */
  public Path file() {
    String read = scalar(null);
    if (read == null) {
      return sources.folder();
    }
    try {
      Path file = sources.use(read);
      if (!Files.isRegularFile(file)) {
        wrong("is '" + read + "', but there is no such file" + sources.elsewhere(read, file));
      }
      return file;
    } catch (InvalidPathException e) {
      wrong("is '" + read + "', which is no path: " + e.getReason());
      return sources.folder();
    }
  }

  /** The absolute path of a directory, which must be there; it is no input of the run. */
  public Path directory() {
    String read = scalar(null);
    if (read == null) {
      return sources.folder();
    }
    try {
      Path directory = Path.of(read);
      if (!directory.isAbsolute()) {
        Path nearest = sources.folder().resolve(directory).normalize();
        wrong("is '" + read + "', which is no absolute path; nearest: " + nearest);
      } else if (!Files.exists(directory)) {
        wrong("is '" + read + "', but there is no such directory");
      } else if (!Files.isDirectory(directory)) {
        wrong("is '" + read + "', which is not a directory");
      }
      return directory;
    } catch (InvalidPathException e) {
      wrong("is '" + read + "', which is no path: " + e.getReason());
      return sources.folder();
    }
  }

  /** The plain text of a scalar if it begins with a number or sign, as opposed to a name. */
  public boolean startsWithNumber() {
    String read = absent() || isObject() || isList() ? "" : scalar("");
    return !read.isEmpty() && "+-.0123456789".indexOf(read.charAt(0)) >= 0;
  }
}
