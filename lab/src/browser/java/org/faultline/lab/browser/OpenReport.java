package org.faultline.lab.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.faultline.lab.results.html.ReportWriter;
import org.faultline.lab.studies.page.Reports;

/** A report that lies in a file, opened in a browser without a network. */
final class OpenReport implements AutoCloseable {
  private static final String RUN_RESULTS = "/org/faultline/lab/results/html/";
  private static final String STUDY_RESULTS = "/org/faultline/lab/studies/page/";

  private final BrowserContext context;
  private final Page page;
  private final List<String> complaints = new ArrayList<>();
  private final List<String> requests = new ArrayList<>();

  private OpenReport(Browser browser, Path file, int width, ColorScheme colours) {
    context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, 900)
                .setColorScheme(colours)
                .setAcceptDownloads(true)
                .setOffline(true));
    page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (List.of("error", "warning").contains(message.type())) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
    page.onRequest(request -> requests.add(request.url()));
    page.navigate(file.toUri().toString());
    page.waitForSelector("html[data-ready=yes]");
  }

  /** Writes the report of the kept results of this name into {@code folder}; gives its file. */
  static Path written(String name, Path folder) throws IOException {
    String results = name.equals("study") ? STUDY_RESULTS : RUN_RESULTS;
    for (String file : List.of("summary.json", "timeline.csv", "study.json")) {
      String resource = results + name + "/" + file;
      try (InputStream in = OpenReport.class.getResourceAsStream(resource)) {
        if (in != null) {
          Files.write(folder.resolve(file), in.readAllBytes());
        }
      }
    }
    Reports.write(folder);
    return folder.resolve(ReportWriter.FILE);
  }

  static OpenReport light(Browser browser, Path file) {
    return new OpenReport(browser, file, 1200, ColorScheme.LIGHT);
  }

  static OpenReport dark(Browser browser, Path file) {
    return new OpenReport(browser, file, 1200, ColorScheme.DARK);
  }

  static OpenReport narrow(Browser browser, Path file) {
    return new OpenReport(browser, file, 390, ColorScheme.LIGHT);
  }

  Page page() {
    return page;
  }

  /** What the console complained of. */
  List<String> complaints() {
    return complaints;
  }

  /** All that was asked for. */
  List<String> requests() {
    return requests;
  }

  /** The figures that are plots. */
  List<Locator> plots() {
    return page.locator("figure.plot").all();
  }

  /** How many pixels of a plot have the colour of its series {@code number}, about. */
  int pixels(Locator plot, int number) {
    return (int)
        plot.evaluate(
            """
            (figure, number) => {
              const swatch = figure.querySelectorAll('.key i')[number];
              const colour = getComputedStyle(swatch).getPropertyValue('--c').trim();
              const hex = [1, 3, 5].map(at => parseInt(colour.slice(at, at + 2), 16));
              const canvas = figure.querySelector('canvas');
              const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
              let count = 0;
              for (let i = 0; i < data.length; i += 4) {
                if (data[i + 3] > 120 && hex.every((part, at) => Math.abs(part - data[i + at]) < 24)) count++;
              }
              return count;
            }
            """,
            number);
  }

  /** Keeps a picture of the whole page beside the results of the tests. */
  void picture(String name) {
    Path file = Path.of("target", "screenshots", name + ".png");
    page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
  }

  @Override
  public void close() {
    context.close();
  }
}
