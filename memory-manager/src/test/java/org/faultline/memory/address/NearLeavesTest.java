package org.faultline.memory.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NearLeavesTest {
  private final NearLeaves near = new NearLeaves();
  private final long[] one = new long[PageMap.FULL];
  private final long[] two = new long[PageMap.FULL];

  private long[] find(long number) {
    int place = (int) number & near.places() - 1;
    return near.numbers[place] == number ? near.leaves[place] : null;
  }

  @Test
  void nothingIsHereAtFirst() {
    assertThat(find(0)).isNull();
    assertThat(find(7)).isNull();
  }

  @Test
  void theTableGrowsUntilBothLeavesHaveAPlace() {
    long[] tags = {1 + 2, 1 + 6};
    long[][] leaves = {one, two};
    near.put(2, one, 1, tags, leaves);
    near.put(6, two, 2, tags, leaves);
    assertThat(find(2)).isSameAs(one);
    assertThat(find(6)).isSameAs(two);
    assertThat(near.places()).as("2 and 6 differ in the third bit").isEqualTo(8);
  }

  @Test
  void whereTheTableMayNotGrowTheLastHasThePlace() {
    long far = 2 + (1L << 20);
    long[] tags = {1 + 2, 1 + far};
    long[][] leaves = {one, two};
    near.put(2, one, 1, tags, leaves);
    near.put(far, two, 2, tags, leaves);
    assertThat(find(far)).isSameAs(two);
    assertThat(find(2)).isNull();
  }

  @Test
  void onlyTheLeafThatIsHereIsRemoved() {
    near.put(2, one, 1, new long[] {1 + 2}, new long[][] {one});
    near.remove(2 + (1L << 20));
    assertThat(find(2)).isSameAs(one);
    near.remove(2);
    assertThat(find(2)).isNull();
  }
}
