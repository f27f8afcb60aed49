package org.faultline.memory.plugin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the classes that files in {@code META-INF/services} name, as {@link
 * java.util.ServiceLoader} does for the class path, and says of each that is of no use which file
 * names it and what is wrong.
 */
public final class Providers {
  private static final String FOLDER = "META-INF/services/";

  private Providers() {}

  /** Where a class is named. */
  private record Named(String className, String file, int line) {
    PluginException wrong(String what, @Nullable Throwable cause) {
      return new PluginException(
          "%s, line %d names %s, %s".formatted(file, line, className, what), cause);
    }
  }

  /**
   * One object of each class that is named for {@code service}, in the order of the class path.
   *
   * @throws PluginException where a class cannot be used
   */
  public static <T> List<T> load(Class<T> service) {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    ClassLoader loader = context == null ? Providers.class.getClassLoader() : context;
    Set<String> known = new HashSet<>();
    List<T> providers = new ArrayList<>();
    try {
      Enumeration<URL> files = loader.getResources(FOLDER + service.getName());
      while (files.hasMoreElements()) {
        for (Named named : read(files.nextElement())) {
          if (known.add(named.className())) {
            providers.add(make(named, service, loader));
          }
        }
      }
    } catch (IOException e) {
      throw new PluginException(
          "the installed %s cannot be listed: %s".formatted(service.getName(), e), e);
    }
    return providers;
  }

  private static List<Named> read(URL file) throws IOException {
    URLConnection connection = file.openConnection();
    // A jar may be replaced while this program runs.
    connection.setUseCaches(false);
    List<Named> names = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
      int number = 0;
      for (String line; (line = lines.readLine()) != null; ) {
        number++;
        int comment = line.indexOf('#');
        String name = (comment < 0 ? line : line.substring(0, comment)).strip();
        if (!name.isEmpty()) {
          names.add(new Named(name, shown(file), number));
        }
      }
    }
    return names;
  }

  /** The jar, or the file, as people know it. */
  private static String shown(URL file) {
    String text = file.toString();
    return text.replaceFirst("^jar:", "").replaceFirst("^file:", "").replaceFirst("!/", ": ");
  }

  private static <T> T make(Named named, Class<T> service, ClassLoader loader) {
    Class<?> found = find(named, loader);
    if (!service.isAssignableFrom(found)) {
      throw named.wrong("which does not implement " + service.getName(), null);
    }
    if (Modifier.isAbstract(found.getModifiers())) {
      throw named.wrong("which is abstract; a class that can be instantiated was expected", null);
    }
    Constructor<?> constructor;
    try {
      constructor = found.getConstructor();
      constructor.setAccessible(true);
    } catch (NoSuchMethodException | LinkageError | RuntimeException e) {
      throw named.wrong("which has no public constructor without arguments", e);
    }
    return service.cast(construct(named, constructor));
  }

  private static Class<?> find(Named named, ClassLoader loader) {
    try {
      return Class.forName(named.className(), false, loader);
    } catch (ClassNotFoundException e) {
      throw named.wrong("and there is no such class", e);
    } catch (UnsupportedClassVersionError e) {
      throw named.wrong(
          "which was compiled for a newer Java than this one, %d; compile it with --release 17"
              .formatted(Runtime.version().feature()),
          e);
    } catch (LinkageError e) {
      throw named.wrong("which cannot be loaded: " + e, e);
    }
  }

  private static Object construct(Named named, Constructor<?> constructor) {
    Plugin plugin = new Plugin("what " + named.file() + " names", constructor.getDeclaringClass());
    PluginCalls calls = PluginCalls.begin(plugin, "its constructor");
    try {
      return constructor.newInstance();
    } catch (InvocationTargetException e) {
      throw thrown(named, e.getCause());
    } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
      throw thrown(named, e);
    } finally {
      calls.end();
    }
  }

  private static PluginException thrown(Named named, @Nullable Throwable cause) {
    if (cause instanceof OutOfMemoryError memory) {
      throw memory;
    }
    Throwable shown =
        cause instanceof ExceptionInInitializerError && cause.getCause() != null
            ? cause.getCause()
            : cause;
    return named.wrong("whose constructor threw " + shown, cause);
  }
}
