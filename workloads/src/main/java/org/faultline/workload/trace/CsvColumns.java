package org.faultline.workload.trace;

import java.util.List;
import java.util.Locale;
import org.faultline.memory.address.PageReference;
import org.faultline.workload.recognition.Meaning;
import org.faultline.workload.recognition.Shape;
import org.faultline.workload.text.Text;

/**
 * Which columns of a CSV trace say what: {@code page} or {@code address} (hexadecimal with 0x, else
 * decimal), and where they are there {@code access}, {@code size} in bytes, {@code count} and
 * {@code process}. Others are left out.
 */
final class CsvColumns {
  private static final int PAGE_SHIFT = 12;
  private static final long HIGHEST = (PageReference.MAXIMUM_PAGE << PAGE_SHIFT) + 4095;

  /** The most bytes of one row: it is a reference to each page that holds some. */
  static final int MAXIMUM_SIZE = 1 << 30;

  private final String file;
  private final List<String> titles;
  private final int page;
  private final int address;
  private final int access;
  private final int size;
  private final int count;
  private final int process;

  /** The references of one row: {@code count} to each page from first to last. */
  record Row(int process, int access, long firstPage, long lastPage, int count) {}

  private CsvColumns(String file, List<String> titles) {
    this.file = file;
    this.titles = titles;
    page = titles.indexOf("page");
    address = titles.indexOf("address");
    access = titles.indexOf("access");
    size = titles.indexOf("size");
    count = titles.indexOf("count");
    int pid = titles.indexOf("pid");
    process = pid >= 0 ? pid : titles.indexOf("process");
  }

  /** The columns that the line of titles names. */
  static CsvColumns of(String file, long line, List<String> titles) throws TraceException {
    List<String> names =
        titles.stream().map(title -> title.strip().toLowerCase(Locale.ROOT)).toList();
    CsvColumns columns = new CsvColumns(file, names);
    if ((columns.page < 0) == (columns.address < 0)) {
      throw new TraceException(
          file
              + ", line "
              + line
              + ": expected one column named page or address, and perhaps access, size, count and"
              + " process, found \""
              + Text.shown(String.join(",", titles))
              + "\""
              + Shape.hint(String.join(",", titles)).map(hint -> "; " + hint).orElse("")
              + ".");
    }
    return columns;
  }

  /** What a row says. */
  Row parse(long line, List<String> fields) throws MalformedLineException {
    String kind = access < 0 ? "r" : field(fields, access).toLowerCase(Locale.ROOT);
    Integer code = Meaning.ACCESSES.get(kind);
    if (code == null) {
      throw malformed(line, "access", "R, W or I", field(fields, access));
    }
    int who = process < 0 ? 0 : (int) number(line, fields, process, 0, Integer.MAX_VALUE);
    int times = count < 0 ? 1 : (int) number(line, fields, count, 1, CsvTraceReader.MAXIMUM_COUNT);
    if (page >= 0) {
      long at = number(line, fields, page, 0, PageReference.MAXIMUM_PAGE);
      return new Row(who, code, at, at, times);
    }
    long from = number(line, fields, address, 0, HIGHEST);
    long bytes = size < 0 ? 1 : number(line, fields, size, 1, MAXIMUM_SIZE);
    long last = Math.min(HIGHEST, from + bytes - 1);
    return new Row(who, code, from >>> PAGE_SHIFT, last >>> PAGE_SHIFT, times);
  }

  private long number(long line, List<String> fields, int column, long least, long most)
      throws MalformedLineException {
    String text = field(fields, column);
    try {
      boolean hexadecimal = text.startsWith("0x") || text.startsWith("0X");
      long value = hexadecimal ? Long.parseLong(text.substring(2), 16) : Long.parseLong(text);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException none) {
      // The sentence below says what was expected.
    }
    String unit = column == size ? "a number of bytes from " : "a number from ";
    throw malformed(
        line, titles.get(column), unit + least + " to " + most + " (hexadecimal with 0x)", text);
  }

  private static String field(List<String> fields, int column) {
    return column < fields.size() ? fields.get(column).strip() : "";
  }

  private MalformedLineException malformed(
      long line, String column, String expected, String found) {
    return new MalformedLineException(
        file
            + ", line "
            + line
            + ", column "
            + column
            + ": expected "
            + expected
            + ", found \""
            + Text.shown(found)
            + "\".");
  }
}
