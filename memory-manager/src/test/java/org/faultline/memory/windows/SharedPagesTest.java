package org.faultline.memory.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.faultline.memory.section.SectionConstants.GENERIC_READ;
import static org.faultline.memory.section.SectionConstants.GENERIC_WRITE;
import static org.faultline.memory.section.SectionConstants.OPEN_EXISTING;

import org.faultline.memory.address.Access;
import org.faultline.memory.address.Protection;
import org.faultline.memory.address.SystemCallKind;
import org.faultline.memory.address.Win32Error;
import org.faultline.memory.object.BackingFile;
import org.faultline.memory.section.SectionConstants;
import org.faultline.memory.section.SectionWork;
import org.faultline.memory.server.SectionFindings.BytesRead;
import org.faultline.memory.server.SectionFindings.HandleOpened;
import org.faultline.memory.server.SectionFindings.SectionFound;
import org.faultline.memory.server.SectionFindings.ShareCount;
import org.junit.jupiter.api.Test;

class SharedPagesTest {
  private static final long BASE = 0x100;
  private final SectionMachine machine = new SectionMachine(64, 3, 200);

  private long section(int process, String name, int pages) {
    return machine
        .find(
            process,
            new SectionWork.CreateSection(
                0,
                Protection.PAGE_READWRITE,
                SectionConstants.SEC_COMMIT,
                (long) pages * SectionMachine.PAGE_SIZE,
                name,
                false),
            SectionFound.class)
        .handle();
  }

  private long open(int process, String name) {
    return machine
        .find(
            process,
            new SectionWork.OpenSection(name, SectionConstants.FILE_MAP_ALL_ACCESS, false),
            SectionFound.class)
        .handle();
  }

  private void map(int process, long handle, long page, int pages, boolean copy) {
    assertThat(machine.ask(process, new SectionWork.MapView(handle, page, pages, 0, copy)).answer())
        .isEqualTo(Win32Error.ERROR_SUCCESS);
  }

  private void write(int process, long page, int value) {
    machine.ask(process, new SectionWork.AccessData(page, 10, 1, SectionMachine.bytes(1, value)));
  }

  private int read(int process, long page) {
    return machine.find(process, new SectionWork.AccessData(page, 10, 1, null), BytesRead.class)
        .bytes()[0];
  }

  private int sharers(int process, long page) {
    return machine.find(process, new SectionWork.FindShares(page), ShareCount.class).count();
  }

  @Test
  void processesThatMapOneSectionShareItsFrames() {
    map(1, section(1, "s", 4), BASE, 4, false);
    map(2, open(2, "s"), BASE + 0x100, 4, false);
    int free = machine.memory.available();
    write(1, BASE, 7);
    int tables = free - machine.memory.available() - 1;
    assertThat(read(2, BASE + 0x100)).isEqualTo(7);
    assertThat(sharers(1, BASE)).isEqualTo(2);
    assertThat(free - machine.memory.available()).as("one frame").isLessThan(2 * (tables + 1));
    machine.audit();
  }

  @Test
  void aSectionIsChargedOnceAtItsCreation() {
    long before = machine.memory.commit().chargedPages();
    map(1, section(1, "s", 20), BASE, 20, false);
    map(2, open(2, "s"), BASE, 20, false);
    assertThat(machine.memory.commit().chargedPages() - before).isEqualTo(20);
    machine.exit(1);
    assertThat(machine.memory.commit().chargedPages() - before).isEqualTo(20);
    machine.exit(2);
    assertThat(machine.memory.commit().chargedPages()).isEqualTo(before);
    assertThat(machine.pagefile.usedSlots()).isZero();
    machine.audit();
  }

  @Test
  void aWriteToACopyIsSeenByNobodyElse() {
    map(1, section(1, "s", 2), BASE, 2, false);
    write(1, BASE, 1);
    map(2, open(2, "s"), BASE, 2, true);
    assertThat(read(2, BASE)).isEqualTo(1);
    machine.writeOwn(2, BASE, 10, (byte) 9);
    write(1, BASE, 3);
    assertThat(read(1, BASE)).isEqualTo(3);
    assertThat(machine.touch(2, BASE, Access.READ, true).bytes()[10]).isEqualTo((byte) 9);
    machine.audit();
  }

  @Test
  void aPageStaysInMemoryUntilItsLastHolderDropsIt() {
    map(1, section(1, "s", 2), BASE, 2, false);
    map(2, open(2, "s"), BASE, 2, false);
    write(1, BASE, 5);
    read(2, BASE);
    machine.call(1, SystemCallKind.EMPTY_WORKING_SET, SectionMachine.everythingTrimmed());
    assertThat(sharers(2, BASE)).isEqualTo(1);
    assertThat(machine.memory.counts().modified()).as("page tables alone").isLessThan(3);
    assertThat(read(1, BASE)).isEqualTo(5);
    machine.audit();
  }

  @Test
  void aFileIsReadOnceForAllAndWrittenBackByAFlush() {
    BackingFile file = new BackingFile("f", 20L * SectionMachine.PAGE_SIZE);
    file.write(3, SectionMachine.bytes(SectionMachine.PAGE_SIZE, 4));
    machine.memory.shared.objects.add(file);
    for (int process = 1; process <= 2; process++) {
      long handle =
          machine
              .find(
                  process,
                  new SectionWork.CreateFile(
                      "f", GENERIC_READ | GENERIC_WRITE, OPEN_EXISTING, false),
                  HandleOpened.class)
              .handle();
      long section =
          machine
              .find(
                  process,
                  new SectionWork.CreateSection(
                      handle, Protection.PAGE_READWRITE, 0, 0, null, false),
                  SectionFound.class)
              .handle();
      map(process, section, BASE, 20, false);
    }
    assertThat(read(1, BASE + 3)).isEqualTo(4);
    assertThat(read(2, BASE + 3)).isEqualTo(4);
    write(2, BASE + 3, 8);
    assertThat(read(1, BASE + 3)).isEqualTo(8);
    assertThat(file.read(3)[10]).isEqualTo((byte) 4);
    machine.ask(1, new SectionWork.FlushView(BASE, BASE + 19));
    assertThat(file.read(3)[10]).isEqualTo((byte) 8);
    machine.exit(1);
    machine.exit(2);
    assertThat(machine.memory.counts().allStandby()).as("cache of the file").isEqualTo(8);
    machine.audit();
  }
}
