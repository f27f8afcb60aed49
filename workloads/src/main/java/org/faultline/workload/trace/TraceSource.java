package org.faultline.workload.trace;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.faultline.workload.recognition.Sample;
import org.faultline.workload.text.Encoding;

/** A trace file as its format sees it: the path, and the content with any compression undone. */
public final class TraceSource {
  private final Path path;
  private final Compression compression;
  private final byte[] head;
  private final BadLines badLines;
  private final Opener opener;

  /** Opens the file as it is stored. */
  private interface Opener {
    InputStream open() throws IOException;
  }

  private TraceSource(
      Path path, Compression compression, byte[] head, BadLines badLines, Opener opener) {
    this.path = path;
    this.compression = compression;
    this.head = head;
    this.badLines = badLines;
    this.opener = opener;
  }

  /** Content that is there only once and not compressed, such as a program's output. */
  static TraceSource of(String name, InputStream content) {
    return new TraceSource(
        Path.of(name), Compression.NONE, new byte[0], new BadLines(0), () -> content);
  }

  /** Looks at the first bytes of {@code path}, of which some lines may be malformed. */
  public static TraceSource of(Path path, BadLines badLines) throws TraceException {
    if (Files.isDirectory(path)) {
      throw new TraceException(path + " is a directory where a trace file was expected.");
    }
    Opener opener = () -> Files.newInputStream(path);
    Compression compression;
    try (InputStream file = opener.open()) {
      byte[] start = file.readNBytes(4);
      compression = Compression.of(start, start.length);
    } catch (NoSuchFileException missing) {
      throw new TraceException("There is no trace file " + path + ".", missing);
    } catch (IOException failure) {
      throw new TraceException(path + " cannot be read: " + failure.getMessage() + ".", failure);
    }
    TraceSource unread = new TraceSource(path, compression, new byte[0], badLines, opener);
    try (InputStream content = unread.stream()) {
      return new TraceSource(path, compression, content.readNBytes(Sample.BYTES), badLines, opener);
    } catch (IOException failure) {
      throw unread.broken(0, failure);
    }
  }

  /** Which malformed lines are left out. */
  BadLines badLines() {
    return badLines;
  }

  public Path path() {
    return path;
  }

  /** The path as messages name it. */
  public String name() {
    return path.toString();
  }

  /** The file's name without folder and extensions. */
  public String title() {
    String file = String.valueOf(path.getFileName());
    int dot = file.indexOf('.', 1);
    return dot < 0 ? file : file.substring(0, dot);
  }

  /** Whether the whole file is compressed. */
  public boolean compressed() {
    return compression != Compression.NONE;
  }

  /** The first bytes of the uncompressed content. */
  public byte[] head() {
    return head.clone();
  }

  /** The size of the file in bytes, as stored. */
  public long bytes() throws IOException {
    return Files.size(path);
  }

  /** The uncompressed content from its beginning, without a byte order mark. */
  public InputStream stream() throws IOException {
    InputStream file = openFile();
    try {
      return Encoding.withoutMark(compression.open(file));
    } catch (IOException failure) {
      file.close();
      throw broken(0, failure);
    }
  }

  private InputStream openFile() throws TraceException {
    try {
      return opener.open();
    } catch (IOException failure) {
      throw unreadable(name(), failure);
    }
  }

  /** The sentence for a file that was there when it was first looked at. */
  static TraceException unreadable(String file, IOException failure) {
    String why =
        failure instanceof NoSuchFileException
            ? "it has been removed"
            : String.valueOf(failure.getMessage());
    return new TraceException(file + " cannot be read any more: " + why + ".", failure);
  }

  /** The sentence for a content that could be read only up to {@code line}. */
  public TraceException broken(long line, IOException failure) {
    if (failure instanceof TraceException already) {
      return already;
    }
    String where = line == 0 ? "at its beginning" : "after line " + line;
    String what =
        compression == Compression.NONE
            ? " cannot be read "
            : ": the "
                + compression.name().toLowerCase(java.util.Locale.ROOT)
                + " stream is "
                + "truncated or damaged ";
    return new TraceException(name() + what + where + ".", failure);
  }
}
