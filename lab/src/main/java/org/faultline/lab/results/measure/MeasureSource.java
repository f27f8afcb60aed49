package org.faultline.lab.results.measure;

import java.util.List;

/**
 * Measures of one's own, found by {@link org.faultline.memory.plugin.Providers} like policies and
 * steps: one class and one line in {@code META-INF/services}.
 */
public interface MeasureSource {
  /** Its measures, each declared once. */
  List<MeasureDefinition<?>> measures();
}
