package org.faultline.lab.results.html;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import org.faultline.lab.results.json.Json;
import org.faultline.lab.results.plot.Plot;
import org.faultline.lab.results.plot.PlotData;

/** Makes the text of a page. */
public final class Html {
  private static final TemplateEngine TEMPLATES =
      TemplateEngine.createPrecompiled(
          null,
          ContentType.Html,
          Html.class.getClassLoader(),
          "org.faultline.lab.results.html.template");

  private Html() {}

  /** The page as HTML; the same bytes for the same page. */
  public static String of(Page page) {
    StringOutput out = new StringOutput(1 << 18);
    TEMPLATES.render("report.jte", page, out);
    return out.toString();
  }

  /** The data of a plot as JSON that may lie in a script element, whatever its names are. */
  public static String data(Plot plot) {
    return Json.tree(PlotData.of(plot)).toString().replace("<", "\\u003c").replace(">", "\\u003e");
  }
}
