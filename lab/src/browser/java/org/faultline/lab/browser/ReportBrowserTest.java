package org.faultline.lab.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports in a real browser. The pictures that it takes are for people to look at. */
class ReportBrowserTest {
  /** The browser: the system's Chromium, or what {@code FAULTLINE_BROWSER} names. */
  private static final Path BROWSER =
      Path.of(System.getenv().getOrDefault("FAULTLINE_BROWSER", "/usr/bin/chromium"));

  /** The width of A4 paper within the margins, in pixels of a style sheet. */
  private static final int PAPER = 688;

  private static Playwright playwright;
  private static Browser browser;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    playwright = Playwright.create();
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(BROWSER)
                    .setArgs(List.of("--no-sandbox")));
  }

  @AfterAll
  static void stop() {
    playwright.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "study"})
  void aReportOpensWithoutAComplaintAndWithoutANetwork(String kind) throws IOException {
    Path file = OpenReport.written(kind, folder);
    try (OpenReport report = OpenReport.light(browser, file)) {
      report.picture(kind + "-light");
      assertThat(report.complaints()).isEmpty();
      assertThat(report.requests()).containsExactly(file.toUri().toString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "study"})
  void everyPlotDrawsItsSeries(String kind) throws IOException {
    try (OpenReport report = OpenReport.light(browser, OpenReport.written(kind, folder))) {
      assertThat(report.plots()).isNotEmpty();
      for (Locator plot : report.plots()) {
        int most = 0;
        for (int i = 0; i < plot.locator(".key").count(); i++) {
          most = Math.max(most, report.pixels(plot, i));
        }
        assertThat(most).as(plot.getAttribute("id")).isGreaterThan(60);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "study"})
  void hoveringShowsTheValues(String kind) throws IOException {
    try (OpenReport report = OpenReport.light(browser, OpenReport.written(kind, folder))) {
      Locator plot = report.plots().get(0);
      plot.locator(".u-over").hover();
      Locator tip = plot.locator(".tip");
      assertThat(tip.isVisible()).isTrue();
      assertThat(tip.locator("em").first().textContent()).containsPattern("[0-9]");
      assertThat(tip.locator("span").first().textContent())
          .isEqualTo(plot.locator(".key").first().textContent());
      report.picture(kind + "-hover");
    }
  }

  @Test
  void aNameHidesItsSeriesAndShowsItAgain() throws IOException {
    try (OpenReport report = OpenReport.light(browser, OpenReport.written("run", folder))) {
      Locator plot = report.page().locator("#plot-commit");
      Locator key = plot.locator(".key").first();
      int before = report.pixels(plot, 0);
      key.click();
      assertThat(key.getAttribute("aria-pressed")).isEqualTo("false");
      assertThat(report.pixels(plot, 0)).isZero();
      key.click();
      assertThat(report.pixels(plot, 0)).isEqualTo(before);
    }
  }

  @Test
  void draggingZoomsAndAButtonShowsAllAgain() throws IOException {
    try (OpenReport report = OpenReport.light(browser, OpenReport.written("run", folder))) {
      Page page = report.page();
      Locator plot = page.locator("#plot-commit");
      plot.scrollIntoViewIfNeeded();
      BoundingBox box = plot.locator(".u-over").boundingBox();
      page.mouse().move(box.x + box.width * 0.3, box.y + 50);
      page.mouse().down();
      page.mouse().move(box.x + box.width * 0.6, box.y + 60);
      page.mouse().up();
      Locator all = plot.locator(".reset");
      assertThat(all.isVisible()).isTrue();
      all.click();
      assertThat(all.isVisible()).isFalse();
    }
  }

  @Test
  void aLogarithmicAxisDrawsToo() throws IOException {
    try (OpenReport report = OpenReport.light(browser, OpenReport.written("run", folder))) {
      Locator plot = report.page().locator("#plot-commit");
      Locator log = plot.locator(".tools button", new Locator.LocatorOptions().setHasText("log y"));
      log.click();
      assertThat(log.getAttribute("aria-pressed")).isEqualTo("true");
      assertThat(report.pixels(plot, 0)).isGreaterThan(40);
      assertThat(report.complaints()).isEmpty();
    }
  }

  @Test
  void theKeyboardReadsValuesAloud() throws IOException {
    try (OpenReport report = OpenReport.light(browser, OpenReport.written("run", folder))) {
      Locator plot = report.page().locator("#plot-commit");
      plot.locator(".canvas").focus();
      report.page().keyboard().press("ArrowRight");
      String first = report.page().locator("#live").textContent();
      report.page().keyboard().press("ArrowRight");
      assertThat(report.page().locator("#live").textContent())
          .contains("time ", "committed ")
          .isNotEqualTo(first);
      assertThat(plot.locator(".tip").isVisible()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "study"})
  void theNumbersCanBeTakenAway(String kind) throws IOException {
    Path file = OpenReport.written(kind, folder);
    try (OpenReport report = OpenReport.light(browser, file)) {
      Locator plot = report.plots().get(0);
      Download download = report.page().waitForDownload(() -> plot.locator(".csv").click());
      Path beside = folder.resolve("plots").resolve(download.suggestedFilename());
      assertThat(Files.readString(download.path())).isEqualTo(Files.readString(beside));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "study"})
  void itIsDarkWhereTheSystemIs(String kind) throws IOException {
    try (OpenReport report = OpenReport.dark(browser, OpenReport.written(kind, folder))) {
      report.picture(kind + "-dark");
      assertThat(ground(report)).isEqualTo("rgb(20, 23, 27)");
      assertThat(report.pixels(report.plots().get(0), 0)).isGreaterThan(40);
      report.page().locator("#theme").click();
      assertThat(ground(report)).isEqualTo("rgb(247, 247, 245)");
      assertThat(report.pixels(report.plots().get(0), 0)).isGreaterThan(40);
    }
  }

  private static Object ground(OpenReport report) {
    return report.page().evaluate("getComputedStyle(document.body).backgroundColor");
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "study"})
  void aNarrowScreenNeedsNoSidewaysScrolling(String kind) throws IOException {
    try (OpenReport report = OpenReport.narrow(browser, OpenReport.written(kind, folder))) {
      report.picture(kind + "-narrow");
      assertThat(report.page().evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "study"})
  void paperHasThePlotsAndNotTheButtons(String kind) throws IOException {
    try (OpenReport report = OpenReport.dark(browser, OpenReport.written(kind, folder))) {
      Path paper = Path.of("target", "screenshots", kind + ".pdf");
      byte[] pdf = report.page().pdf(new Page.PdfOptions().setFormat("A4").setPath(paper));
      assertThat(pdf.length).isGreaterThan(20_000);
      report.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      assertThat(report.page().locator(".tools").first().isVisible()).isFalse();
      report.page().setViewportSize(PAPER, 900);
      report.page().evaluate("dispatchEvent(new Event('beforeprint'))");
      report.picture(kind + "-print");
      assertThat(ground(report)).isEqualTo("rgb(255, 255, 255)");
      assertThat((int) report.page().evaluate("document.documentElement.scrollWidth"))
          .isEqualTo(PAPER);
      assertThat(report.pixels(report.plots().get(0), 0)).isGreaterThan(40);
    }
  }

  @Test
  void aSegmentOfBarsCanBeHidden() throws IOException {
    try (OpenReport report = OpenReport.light(browser, OpenReport.written("run", folder))) {
      Locator bars = report.page().locator("#plot-time-by-group");
      List<Locator> parts = bars.locator(".row .part[data-part='0']").all();
      assertThat(parts).isNotEmpty().allMatch(Locator::isVisible);
      bars.locator(".key").first().click();
      assertThat(parts).noneMatch(Locator::isVisible);
    }
  }
}
