package org.faultline.lab.studies.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.faultline.lab.LoggedLines;
import org.faultline.lab.studies.cell.CellFailure;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  private static final StudyIdentity STUDY = new StudyIdentity("1.0", "study", "inputs");

  @TempDir Path folder;
  private Path file;
  private final List<JournalEntry> entries = new ArrayList<>();

  @BeforeEach
  void prepare() throws IOException {
    file = folder.resolve(Journal.NAME);
    for (int i = 1; i <= 3; i++) {
      entries.add(
          new JournalEntry(
              i,
              1,
              1L << 52,
              new TreeMap<>(Map.of("web.throughput", new BigDecimal("0.1230" + i))),
              null,
              null));
    }
    entries.add(
        new JournalEntry(
            4, 1, 9, new TreeMap<>(), CellFailure.Kind.REFUSED, "machine.cpus is 0: größer"));
    try (Journal journal = Journal.open(file, STUDY, false)) {
      for (JournalEntry entry : entries) {
        journal.append(entry);
      }
    }
  }

  private List<JournalEntry> reopened() throws IOException {
    try (Journal journal = Journal.open(file, STUDY, false)) {
      return journal.entries();
    }
  }

  @Test
  void whatWasAppendedIsThereAgain() throws IOException {
    assertThat(reopened()).isEqualTo(entries);
  }

  @Test
  void failedRunsCountAsNotMadeWhereThatIsWanted() throws IOException {
    try (Journal journal = Journal.open(file, STUDY, true)) {
      assertThat(journal.entries()).isEqualTo(entries.subList(0, 3));
    }
  }

  /** A write may be cut short after any byte, within the first line too. */
  @Test
  void whereverTheFileIsCutTheWholeLinesAreKept() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length <= whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      int lines = 0;
      for (int i = 0; i < length; i++) {
        lines += whole[i] == '\n' ? 1 : 0;
      }
      try (Journal journal = Journal.open(file, STUDY, false)) {
        assertThat(journal.entries())
            .as("cut after %d bytes", length)
            .isEqualTo(entries.subList(0, Math.max(0, lines - 1)));
        journal.append(entries.get(0));
      }
      List<JournalEntry> after = reopened();
      assertThat(after.get(after.size() - 1)).isEqualTo(entries.get(0));
      assertThat(after).hasSize(Math.max(0, lines - 1) + 1);
    }
  }

  @Test
  void aChangedByteEndsWhatIsKept() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    String text = new String(whole, StandardCharsets.UTF_8);
    Files.writeString(file, text.replace("0.12302", "0.12303"));
    try (Journal journal = Journal.open(file, STUDY, false)) {
      assertThat(journal.entries()).isEqualTo(entries.subList(0, 1));
      assertThat(journal.dropped()).isEqualTo(3);
    }
  }

  @Test
  void anotherStudyIsRefusedWithWhatDiffers() {
    assertThatThrownBy(() -> Journal.open(file, new StudyIdentity("2.0", "study", "inputs"), false))
        .hasMessage(
            folder
                + " was begun by version 1.0 of Faultline, and this is 2.0; --force starts it over, --out writes elsewhere");
    assertThatThrownBy(() -> Journal.open(file, new StudyIdentity("1.0", "other", "inputs"), false))
        .hasMessageContaining("with other cells, seeds, replications or measures");
    assertThatThrownBy(() -> Journal.open(file, new StudyIdentity("1.0", "study", "other"), false))
        .hasMessageContaining("with other contents of the workload's files");
  }

  @Test
  void twoSweepsCannotWriteOneJournal() throws IOException {
    try (Journal journal = Journal.open(file, STUDY, false)) {
      assertThat(journal.entries()).isNotEmpty();
      assertThatThrownBy(() -> Journal.open(file, STUDY, false))
          .hasMessageContaining("is being written by another sweep");
    }
  }

  @Test
  void whatIsRecoveredAndWhatIsDroppedIsLogged() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length - 1));

    try (LoggedLines log = new LoggedLines(Journal.class.getName(), Level.INFO)) {
      reopened();

      assertThat(log.lines())
          .containsExactly(
              "INFO journal " + file + ": 3 runs recovered",
              "WARN journal " + file + ": 1 damaged lines dropped");
    }
  }
}
