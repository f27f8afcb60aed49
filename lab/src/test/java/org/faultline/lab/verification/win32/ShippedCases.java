package org.faultline.lab.verification.win32;

import java.util.List;
import org.faultline.workload.config.PagingConfig;

/** The shipped cases that apply to a machine. */
final class ShippedCases {
  private ShippedCases() {}

  static List<ConformanceFile> on(PagingConfig.Kind paging) {
    CaseSelection all = CaseSelection.all(ShippedVectors.files());
    return (paging == PagingConfig.Kind.TEXTBOOK ? all.forTextbook() : all).files();
  }

  /** How many there are: 354 with private memory only, and 55 with sections. */
  static int count(PagingConfig.Kind paging) {
    return paging == PagingConfig.Kind.TEXTBOOK ? 354 : 354 + 55;
  }
}
