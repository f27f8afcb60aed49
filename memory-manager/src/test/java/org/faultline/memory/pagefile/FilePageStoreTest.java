package org.faultline.memory.pagefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.faultline.memory.pagefile.FaultySlotFile.Fault;
import org.faultline.memory.pagefile.StoreFailure.Kind;
import org.junit.jupiter.api.Test;

class FilePageStoreTest {
  private static final int SLOT = SlotFormat.SLOT_BYTES;

  private final FaultySlotFile file = new FaultySlotFile();
  private final FilePageStore store = new FilePageStore(file);

  private static byte[][] pages(int count) {
    byte[][] pages = new byte[count][];
    for (int i = 0; i < count; i++) {
      pages[i] = NumberedPages.page(i + 1);
    }
    return pages;
  }

  private Kind kindOfRead(int slot) {
    return store.read(slot).failure().map(StoreFailure::kind).orElse(null);
  }

  @Test
  void aClusterOfOneMebibyteIsOneOperationEachWay() {
    byte[][] pages = pages(PageStore.MOST_PAGES);

    assertThat(store.writeCluster(7, pages)).isEmpty();
    assertThat(file.operations).isEqualTo(1);
    PageRead[] reads = store.readCluster(7, pages.length);
    assertThat(file.operations).isEqualTo(2);
    assertThat(reads[255].bytes()).isEqualTo(pages[255]);
  }

  @Test
  void aPageOfZerosIsNeitherWrittenNorRead() {
    assertThat(store.write(3, null)).isEmpty();

    assertThat(store.read(3).failure()).isEmpty();
    assertThat(store.read(3).bytes()).isNull();
    assertThat(file.operations).isZero();
  }

  @Test
  void zerosAfterBytesAreZerosThoughTheFileStillHasTheBytes() {
    store.write(0, NumberedPages.page(5));
    store.write(0, null);

    assertThat(store.read(0).failure()).isEmpty();
    assertThat(store.read(0).bytes()).isNull();
  }

  @Test
  void aSlotThatWasNeverWrittenOrIsDiscardedHoldsNothing() {
    store.write(0, NumberedPages.page(5));
    store.write(1, null);
    store.discard(0);
    store.discard(1);

    assertThat(kindOfRead(0)).isEqualTo(Kind.NOT_WRITTEN);
    assertThat(kindOfRead(1)).isEqualTo(Kind.NOT_WRITTEN);
    assertThat(kindOfRead(1_000_000)).isEqualTo(Kind.NOT_WRITTEN);
    assertThatThrownBy(() -> store.read(2).bytes())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("slot 2 of the pagefile holds nothing");
  }

  @Test
  void anyChangedBitIsFoundAndHarmsNoNeighbour() {
    byte[][] pages = pages(3);
    store.writeCluster(0, pages);
    for (int bit = 0; bit < 8 * SLOT; bit++) {
      int at = SLOT + bit / 8;
      file.flip(at, 1 << bit % 8);
      PageRead[] reads = store.readCluster(0, 3);
      assertThat(reads[1].failure()).isPresent();
      assertThat(reads[0].bytes()).isEqualTo(pages[0]);
      assertThat(reads[2].bytes()).isEqualTo(pages[2]);
      file.flip(at, 1 << bit % 8);
    }
    assertThat(store.read(1).bytes()).isEqualTo(pages[1]);
  }

  @Test
  void aDamagedPageHasABadChecksum() {
    store.write(0, NumberedPages.page(5));
    file.flip(SLOT - 1, 4);

    assertThat(kindOfRead(0)).isEqualTo(Kind.BAD_CHECKSUM);
  }

  @Test
  void aTornSlotHasABadChecksum() {
    store.write(0, NumberedPages.page(5));
    file.failNextWrite(Fault.TEARS_THE_WRITE, SLOT / 2, 0);
    store.write(0, NumberedPages.page(6));

    assertThat(kindOfRead(0)).isEqualTo(Kind.BAD_CHECKSUM);
  }

  @Test
  void aLostWriteLeavesAStaleSlot() {
    store.write(0, NumberedPages.page(5));
    file.failNextWrite(Fault.LOSES_THE_WRITE, 0, 0);
    store.write(0, NumberedPages.page(5));

    assertThat(kindOfRead(0)).isEqualTo(Kind.STALE);
  }

  @Test
  void aMisplacedWriteIsFoundAtBothPlaces() {
    store.writeCluster(0, pages(3));
    file.failNextWrite(Fault.MISPLACES_THE_WRITE, 0, 2L * SLOT);
    store.write(0, NumberedPages.page(5));

    assertThat(kindOfRead(0)).isEqualTo(Kind.STALE);
    assertThat(kindOfRead(1)).isNull();
    assertThat(kindOfRead(2)).isEqualTo(Kind.MISPLACED);
  }

  @Test
  void aLostFirstWriteLeavesNoSlotThere() {
    file.failNextWrite(Fault.LOSES_THE_WRITE, 0, 0);
    store.write(0, NumberedPages.page(5));
    store.write(1, NumberedPages.page(6));

    assertThat(kindOfRead(0)).isEqualTo(Kind.BAD_MAGIC);
    assertThat(kindOfRead(1)).isNull();
  }

  @Test
  void aShortReadConcernsOnlyTheSlotsThatAreCutOff() {
    byte[][] pages = pages(4);
    store.writeCluster(0, pages);
    file.truncate(2 * SLOT + 1);

    PageRead[] reads = store.readCluster(0, 4);
    assertThat(reads[1].bytes()).isEqualTo(pages[1]);
    assertThat(reads[2].failure().orElseThrow().kind()).isEqualTo(Kind.SHORT_READ);
    assertThat(reads[3].failure().orElseThrow().sentence())
        .isEqualTo("slot 3 of the pagefile cannot be read: the file ends before that slot");
  }

  @Test
  void anErrorOfTheDeviceConcernsOnlyTheSlotWithTheBadBytes() {
    byte[][] pages = pages(4);
    store.writeCluster(0, pages);
    file.badBytes(2 * SLOT + 9, 2 * SLOT + 10);

    PageRead[] reads = store.readCluster(0, 4);
    assertThat(reads[1].bytes()).isEqualTo(pages[1]);
    assertThat(reads[2].failure().orElseThrow())
        .isEqualTo(new StoreFailure(Kind.IO_ERROR, 2, "cannot be read: input/output error"));
    assertThat(reads[3].bytes()).isEqualTo(pages[3]);
  }

  @Test
  void aFullDiskFailsTheWholeClusterAndNamesTheFirstSlotWithoutRoom() {
    store.write(1, NumberedPages.page(9));
    file.failNextWrite(Fault.DISK_FULL_AFTER_SOME_BYTES, 2 * SLOT + 7, 0);

    StoreFailure failure = store.writeCluster(0, pages(4)).orElseThrow();
    assertThat(failure)
        .isEqualTo(
            new StoreFailure(Kind.DISK_FULL, 2, "cannot be written: no space left on device"));
    for (int slot = 0; slot < 4; slot++) {
      assertThat(kindOfRead(slot)).isEqualTo(Kind.NOT_WRITTEN);
    }
  }

  @Test
  void aFullDiskIsKnownByItsRoomWhereTheErrorDoesNotSaySo() {
    file.usable(SLOT - 1);
    file.failNextWrite(Fault.ERROR_AFTER_SOME_BYTES, 0, 0);

    assertThat(store.write(0, NumberedPages.page(1)).orElseThrow().kind())
        .isEqualTo(Kind.DISK_FULL);
  }

  @Test
  void anErrorAndAShortWriteAreFailures() {
    file.failNextWrite(Fault.ERROR_AFTER_SOME_BYTES, 10, 0);
    assertThat(store.write(0, NumberedPages.page(1)).orElseThrow().kind()).isEqualTo(Kind.IO_ERROR);
    file.failNextWrite(Fault.TAKES_SOME_BYTES_AND_NO_MORE, 10, 0);
    assertThat(store.write(0, NumberedPages.page(1)).orElseThrow().kind())
        .isEqualTo(Kind.SHORT_WRITE);
    assertThat(store.write(0, NumberedPages.page(1))).isEmpty();
    assertThat(store.read(0).bytes()).isEqualTo(NumberedPages.page(1));
  }

  @Test
  void whatNoCallerMayAskIsADefect() {
    assertThatThrownBy(() -> store.write(0, new byte[] {1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a page has 4096 bytes, not 1");
    assertThatThrownBy(() -> store.readCluster(0, 257))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no cluster has 257 pages from slot 0 on");
    assertThatThrownBy(() -> store.read(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> store.writeCluster(0, new byte[0][]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
