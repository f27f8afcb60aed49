package org.faultline.lab.results.html;

import java.io.IOException;
import java.nio.file.Path;
import org.faultline.lab.results.output.OutputFiles;
import org.faultline.lab.results.plot.Bars;
import org.faultline.lab.results.plot.Plot;
import org.faultline.lab.results.plot.PlotCsv;
import org.faultline.lab.results.plot.Svg;

/** Writes the report of a folder of results from the files in it. */
public final class ReportWriter {
  /** The report, in the folder of results. */
  public static final String FILE = "report.html";

  /** The folder for the pictures of a report, each as SVG and as comma-separated numbers. */
  public static final String PLOTS = "plots";

  private ReportWriter() {}

  /**
   * Writes {@code report.html} and {@code plots/} into the folder of a run. They are the same bytes
   * for the same results.
   *
   * @throws IOException where the folder holds no results or cannot be written; the message is a
   *     sentence
   */
  public static void write(Path folder) throws IOException {
    write(folder, RunPage.read(folder));
  }

  /**
   * Writes a page as {@code report.html}, and its pictures, into {@code folder}.
   *
   * @throws IOException where it cannot be written
   */
  public static void write(Path folder, Page page) throws IOException {
    Path plots = OutputFiles.createFolders(folder.resolve(PLOTS));
    for (Plot plot : page.plots()) {
      OutputFiles.write(plots.resolve(plot.id() + ".csv"), PlotCsv.of(plot));
      OutputFiles.write(plots.resolve(plot.id() + ".svg"), Svg.of(plot));
    }
    for (Bars bars : page.bars()) {
      OutputFiles.write(plots.resolve(bars.id() + ".csv"), PlotCsv.of(bars));
      OutputFiles.write(plots.resolve(bars.id() + ".svg"), Svg.of(bars));
    }
    OutputFiles.write(folder.resolve(FILE), Html.of(page));
  }
}
