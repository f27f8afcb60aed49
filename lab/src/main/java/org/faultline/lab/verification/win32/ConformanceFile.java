package org.faultline.lab.verification.win32;

import java.util.List;

/**
 * The cases of one theme.
 *
 * @param file the name of the file that holds them
 */
public record ConformanceFile(
    String file, ConformanceFormat format, String theme, List<ConformanceCase> cases) {

  /** The same with these cases only. */
  ConformanceFile with(List<ConformanceCase> some) {
    return new ConformanceFile(file, format, theme, List.copyOf(some));
  }

  /** The theme, told apart from one of the same name that is about private memory. */
  String title() {
    return format.has(ConformanceFormat.V2) ? "sections: " + theme : theme;
  }
}
