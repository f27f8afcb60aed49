package org.faultline.lab.results.html;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.lab.results.plot.Palette;

/** Styles and scripts that are part of each report: a report needs no other file and no network. */
public final class Assets {
  private static final String UPLOT = "/META-INF/maven/org.webjars.npm/uplot/pom.properties";
  private static final String[] SCRIPTS = {
    "format.js", "data.js", "paint.js", "plot.js", "legend.js", "page.js"
  };

  private Assets() {}

  /** The styles: uPlot's, the colours, ours. */
  public static String styles() {
    return uplot("dist/uPlot.min.css")
        + ":root{"
        + Palette.variables(false)
        + "}@media (prefers-color-scheme:dark){:root:not([data-theme=light]){"
        + Palette.variables(true)
        + "}}:root[data-theme=dark]{"
        + Palette.variables(true)
        + "}\n"
        + own("report.css");
  }

  /** The scripts: uPlot with its licence, then ours in a scope of their own. */
  public static String scripts() {
    String notice = uplot("LICENSE").strip().replace("*/", "* /");
    String ours = Stream.of(SCRIPTS).map(Assets::own).collect(Collectors.joining("\n"));
    return inline(
        "/*! uPlot "
            + version()
            + "\n"
            + notice
            + "\n*/\n"
            + uplot("dist/uPlot.iife.min.js")
            + "\n(() => {\n'use strict';\n"
            + ours
            + "})();\n");
  }

  /** {@code script}, where nothing in it ends the element that it lies in. */
  private static String inline(String script) {
    if (script.contains("</script") || script.contains("<!--")) {
      throw new IllegalStateException("a script cannot lie in a page: it ends its own element");
    }
    return script;
  }

  private static String uplot(String path) {
    return text("/META-INF/resources/webjars/uplot/" + version() + "/" + path);
  }

  private static String version() {
    Properties properties = new Properties();
    try (InputStream in = Assets.class.getResourceAsStream(UPLOT)) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }

  private static String own(String name) {
    return text("/org/faultline/lab/results/html/" + name);
  }

  private static String text(String resource) {
    try (InputStream in = Assets.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + resource + " is missing");
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
