package org.faultline.lab.studies.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32C;
import org.faultline.lab.results.json.Json;
import org.faultline.lab.results.output.OutputFiles;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The runs of a study that have ended, one line for each, on the disk before the next one begins.
 *
 * <p>A line is the CRC-32C of a JSON object in eight hexadecimal digits, a space, the object and a
 * line feed. The first line says of what study it is. Lines from the first damaged one on, such as
 * a last line that was cut short, are dropped when the journal is opened; those runs are made
 * again. No two programs have a journal open at a time.
 */
public final class Journal implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

  /** Its name in a folder of results. */
  public static final String NAME = "journal.jsonl";

  private static final int CHECKSUM_DIGITS = 8;

  private final FileChannel channel;
  private final List<JournalEntry> entries = new ArrayList<>();
  private int dropped;

  private Journal(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Opens a journal and reads what is in it.
   *
   * @param withoutFailed whether runs that failed count as not made
   * @throws IOException where it cannot be used, or is of another study; the message is a sentence
   */
  public static Journal open(Path file, StudyIdentity identity, boolean withoutFailed)
      throws IOException {
    byte[] content = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    FileChannel channel = OutputFiles.channel(file);
    Journal journal = new Journal(channel);
    try {
      journal.lock(file);
      journal.begin(file, content, identity);
      journal.entries.removeIf(entry -> withoutFailed && entry.failed());
      return journal;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private void lock(Path file) throws IOException {
    try {
      if (channel.tryLock() != null) {
        return;
      }
    } catch (OverlappingFileLockException sameProgram) {
      throw new IOException(inUse(file), sameProgram);
    }
    throw new IOException(inUse(file));
  }

  private static String inUse(Path file) {
    return file + " is being written by another sweep; wait for it to end, or give another --out";
  }

  private void begin(Path file, byte[] content, StudyIdentity identity) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    int good = 0;
    for (int end = next(content, good); end > 0; end = next(content, good)) {
      JsonNode line = line(content, good, end);
      if (line == null) {
        break;
      }
      lines.add(line);
      good = end;
    }
    dropped = count(content, good);
    channel.truncate(good);
    channel.position(good);
    if (lines.isEmpty()) {
      write(JournalHeader.of(identity));
      return;
    }
    StudyIdentity found = Json.bind(lines.get(0), JournalHeader.class).identity();
    if (!found.equals(identity)) {
      throw new IOException(file.getParent() + " " + identity.differenceFrom(found));
    }
    for (JsonNode line : lines.subList(1, lines.size())) {
      entries.add(Json.bind(line, JournalLine.class).entry());
    }
    LOG.info("journal {}: {} runs recovered", file, entries.size());
    if (dropped > 0) {
      LOG.warn("journal {}: {} damaged lines dropped", file, dropped);
    }
  }

  /**
   * The place behind the line feed of the line that begins at {@code from}; 0 where it has none.
   */
  private static int next(byte[] content, int from) {
    for (int i = from; i < content.length; i++) {
      if (content[i] == '\n') {
        return i + 1;
      }
    }
    return 0;
  }

  private static int count(byte[] content, int from) {
    int lines = 0;
    for (int at = from; at < content.length; lines++) {
      int end = next(content, at);
      at = end == 0 ? content.length : end;
    }
    return lines;
  }

  /** A line without its checksum; absent where it is damaged. */
  private static @Nullable JsonNode line(byte[] content, int from, int end) {
    String line = new String(content, from, end - 1 - from, StandardCharsets.UTF_8);
    if (line.length() < CHECKSUM_DIGITS + 2) {
      return null;
    }
    String json = line.substring(CHECKSUM_DIGITS + 1);
    try {
      return line.startsWith(checksum(json) + " ") ? Json.parse(json) : null;
    } catch (IOException damaged) {
      return null;
    }
  }

  private static String checksum(String json) {
    CRC32C crc = new CRC32C();
    crc.update(json.getBytes(StandardCharsets.UTF_8));
    return String.format(Locale.ROOT, "%08x", crc.getValue());
  }

  /** What it held when it was opened. */
  public List<JournalEntry> entries() {
    return List.copyOf(entries);
  }

  /** How many damaged lines were dropped when it was opened. */
  public int dropped() {
    return dropped;
  }

  /** Keeps {@code entry}; it is on the disk when this returns. */
  public synchronized void append(JournalEntry entry) throws IOException {
    write(JournalLine.of(entry));
  }

  private void write(Object value) throws IOException {
    String json = Json.line(value);
    byte[] line = (checksum(json) + " " + json + "\n").getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.wrap(line);
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    channel.force(false);
  }

  @Override
  public synchronized void close() throws IOException {
    channel.close();
  }
}
