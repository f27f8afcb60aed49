package org.faultline.workload.reference;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.faultline.memory.address.Access;
import org.faultline.memory.address.PageReference;
import org.faultline.memory.plugin.Plugin;
import org.faultline.memory.plugin.PluginException;
import org.junit.jupiter.api.Test;

/** Somebody else's pattern references the pages of its range, or is named. */
class ForeignPatternTest {
  private static ReferenceGenerator started(Pattern pattern) {
    Plugin plugin = new Plugin("a pattern", ForeignPatternTest.class);
    return new ForeignPattern(pattern, plugin).start(16, 4, null, null);
  }

  /** References the page at this distance from the first. */
  private static Pattern at(long distance) {
    return (first, pages, mix, random) ->
        (references, count) -> references[0] = PageReference.of(first + distance, Access.READ);
  }

  @Test
  void aPageOfItsRangeIsAllowed() {
    ReferenceGenerator generator = started(at(3));
    assertThatCode(() -> generator.fill(new long[1], 1)).doesNotThrowAnyException();
  }

  @Test
  void aPageOutsideOfItsRangeIsNamed() {
    ReferenceGenerator generator = started(at(4));
    assertThatThrownBy(() -> generator.fill(new long[1], 1))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("from fill(), where a page from 16 to 19 was expected");
  }

  @Test
  void aGeneratorThatIsNoneIsNamed() {
    assertThatThrownBy(() -> started((first, pages, mix, random) -> null))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("gave null from start(), where a ReferenceGenerator was expected");
  }
}
