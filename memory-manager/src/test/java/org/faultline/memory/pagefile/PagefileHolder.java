package org.faultline.memory.pagefile;

import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/**
 * A program of its own that uses pagefiles in the directory of its first argument. Without a second
 * argument it holds one until its input ends; with one it makes and closes that many.
 */
final class PagefileHolder {
  private PagefileHolder() {}

  public static void main(String[] args) throws IOException {
    Path directory = Path.of(args[0]);
    if (args.length == 1) {
      try (FilePageStore store = FilePageStore.open(directory, 0)) {
        store.write(0, NumberedPages.page(1));
        System.out.println("ready");
        while (System.in.read() >= 0) {
          continue;
        }
      }
      return;
    }
    for (int i = 0; i < Integer.parseInt(args[1]); i++) {
      TemporaryFile file = TemporaryFile.create(directory, 0);
      if (!file.path().toFile().exists()) {
        throw new IllegalStateException(file.path() + " was taken away");
      }
      file.close();
    }
    System.out.println("done");
  }

  /** Starts it; its error output is ours. */
  static Process start(String... args) throws IOException {
    String[] command = {
      Path.of(System.getProperty("java.home"), "bin", "java").toString(),
      "-Xshare:auto",
      "-cp",
      String.join(
          System.getProperty("path.separator"),
          place(FilePageStore.class).toString(),
          place(NumberedPages.class).toString(),
          place(LoggerFactory.class).toString()),
      PagefileHolder.class.getName()
    };
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.command().addAll(java.util.List.of(args));
    return builder.start();
  }

  private static Path place(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (java.net.URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
