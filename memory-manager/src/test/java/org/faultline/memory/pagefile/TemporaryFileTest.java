package org.faultline.memory.pagefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.faultline.memory.pagefile.StoreFailure.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of a pagefile's file, from its making to its end or that of its program. */
class TemporaryFileTest {
  @TempDir Path folder;

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  @Test
  void theFileIsThereWhileTheStoreIsOpenAndIsGoneWhenItIsClosed() throws IOException {
    FilePageStore store = FilePageStore.open(folder, 10);
    assertThat(files())
        .singleElement()
        .satisfies(
            file ->
                assertThat(file.getFileName().toString())
                    .matches(
                        "faultline-pagefile-%d-[0-9]+\\.tmp"
                            .formatted(ProcessHandle.current().pid())));
    store.close();
    assertThat(files()).isEmpty();
  }

  @Test
  void twoStoresOfOneProgramHaveAFileEach() throws IOException {
    FilePageStore first = FilePageStore.open(folder, 0);
    first.write(0, NumberedPages.page(1));
    try (FilePageStore second = FilePageStore.open(folder, 0)) {
      second.write(0, NumberedPages.page(2));
      assertThat(files()).hasSize(2);
      assertThat(first.read(0).bytes()).isEqualTo(NumberedPages.page(1));
      first.close();
      assertThat(files()).hasSize(1);
      assertThat(second.read(0).bytes()).isEqualTo(NumberedPages.page(2));
    }
  }

  @Test
  void aClosedStoreFailsInsteadOfThrowing() throws IOException {
    FilePageStore store = FilePageStore.open(folder, 0);
    store.write(0, NumberedPages.page(1));
    store.close();

    assertThat(store.read(0).failure())
        .contains(new StoreFailure(Kind.IO_ERROR, 0, "cannot be read: the file is closed"));
    assertThat(store.write(0, NumberedPages.page(1)))
        .contains(new StoreFailure(Kind.IO_ERROR, 0, "cannot be written: the file is closed"));
    store.close();
  }

  @Test
  void damageInTheRealFileIsFound() throws IOException {
    try (FilePageStore store = FilePageStore.open(folder, 0)) {
      store.writeCluster(0, new byte[][] {NumberedPages.page(1), NumberedPages.page(2)});
      Path file = files().get(0);
      byte[] bytes = Files.readAllBytes(file);
      bytes[100] ^= 1;
      Files.write(file, bytes);
      assertThat(store.read(0).failure().map(StoreFailure::kind)).contains(Kind.BAD_CHECKSUM);
      assertThat(store.read(1).bytes()).isEqualTo(NumberedPages.page(2));
    }
  }

  @Test
  void aKilledProgramsFileIsRemovedAtTheNextStartAndALiveOnesStays() throws Exception {
    Process killed = PagefileHolder.start(folder.toString());
    Process living = PagefileHolder.start(folder.toString());
    try (BufferedReader first = killed.inputReader();
        BufferedReader second = living.inputReader()) {
      assertThat(first.readLine()).isEqualTo("ready");
      assertThat(second.readLine()).isEqualTo("ready");
      List<Path> both = files();
      assertThat(both).hasSize(2);

      FilePageStore.open(folder, 0).close();
      assertThat(files()).isEqualTo(both);

      killed.destroyForcibly().waitFor();
      assertThat(files()).isEqualTo(both);

      FilePageStore.open(folder, 0).close();
      assertThat(files())
          .singleElement()
          .satisfies(file -> assertThat(file.toString()).contains("-" + living.pid() + "-"));

      living.outputWriter().close();
      assertThat(living.waitFor()).isZero();
      assertThat(files()).isEmpty();
    } finally {
      killed.destroyForcibly();
      living.destroyForcibly();
    }
  }

  @Test
  void anotherStoreOfOneProgramDoesNotUnlockTheFirstOnes() throws Exception {
    try (FilePageStore first = FilePageStore.open(folder, 0);
        FilePageStore second = FilePageStore.open(folder, 0)) {
      List<Path> both = files();
      Process other = PagefileHolder.start(folder.toString(), "1");
      assertThat(other.waitFor()).isZero();
      assertThat(files()).isEqualTo(both).hasSize(2);
      assertThat(first.write(0, NumberedPages.page(1))).isEmpty();
      assertThat(second.write(0, NumberedPages.page(1))).isEmpty();
    }
  }

  @Test
  void programsThatStartAtOnceTakeNoFileFromEachOther() throws Exception {
    List<Process> programs = new ArrayList<>();
    try {
      for (int i = 0; i < 3; i++) {
        programs.add(PagefileHolder.start(folder.toString(), "400"));
      }
      for (Process program : programs) {
        try (BufferedReader said = program.inputReader()) {
          assertThat(said.readLine()).isEqualTo("done");
        }
        assertThat(program.waitFor()).isZero();
      }
      FilePageStore.open(folder, 0).close();
      assertThat(files()).isEmpty();
    } finally {
      programs.forEach(Process::destroyForcibly);
    }
  }

  @Test
  void onlyFilesWithTheNameAreRemoved() throws IOException {
    Files.createFile(folder.resolve("faultline-pagefile-1-0.tmp"));
    Path folderOfThatName = Files.createDirectory(folder.resolve("faultline-pagefile-1-1.tmp"));
    Path other = Files.createFile(folder.resolve("faultline-pagefile-1-x.tmp"));

    FilePageStore.open(folder, 0).close();

    assertThat(files()).containsExactly(folderOfThatName, other);
  }

  @Test
  void aDirectoryThatCannotHoldThePagefileIsOneSentence() throws IOException {
    Path missing = folder.resolve("missing");
    assertThatThrownBy(() -> FilePageStore.open(missing, 0))
        .isInstanceOf(PagefileUnavailableException.class)
        .hasMessage("the pagefile cannot be kept in " + missing + ": there is no such directory");

    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> FilePageStore.open(file, 0))
        .hasMessage("the pagefile cannot be kept in " + file + ": it is not a directory");

    assertThatThrownBy(() -> FilePageStore.open(folder, Integer.MAX_VALUE))
        .hasMessageMatching(
            "the pagefile cannot be kept in .*: it has room for [0-9,]+ MiB, and"
                + " 8,437,760 MiB are needed");
    assertThat(files()).containsExactly(file);
  }

  @Test
  void aDirectoryInWhichNoFileCanBeMadeIsOneSentence() {
    // Nobody, not even root, can make a file in /proc; elsewhere the folder is made unwritable.
    Path system = Path.of("/proc/self");
    Path closed = Files.isDirectory(system) ? system : folder;
    assertThat(closed != folder || folder.toFile().setWritable(false)).isTrue();

    assertThatThrownBy(() -> FilePageStore.open(closed, 0))
        .isInstanceOf(PagefileUnavailableException.class)
        .hasMessageMatching("the pagefile cannot be kept in /.*: [a-z][^/]*")
        .message()
        .doesNotContain("Exception");
  }

  @Test
  void theFileTakesAndGivesBytesAtAnyPosition() throws IOException {
    TemporaryFile file = TemporaryFile.create(folder, 1);
    file.write(ByteBuffer.wrap(new byte[] {7, 8}), 100);
    ByteBuffer read = ByteBuffer.allocate(3);
    assertThat(file.read(read, 100)).isEqualTo(2);
    assertThat(read.array()).containsExactly(7, 8, 0);
    assertThat(file.read(read, 102)).isEqualTo(-1);
    assertThat(file.usableBytes()).isPositive();
    file.close();
  }
}
