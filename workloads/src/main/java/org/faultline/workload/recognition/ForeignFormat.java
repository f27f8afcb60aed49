package org.faultline.workload.recognition;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Formats of other tools that are recognised but not read. Each has a section of that title in
 * {@code docs/traces.md} with a line of shell that converts it.
 */
public enum ForeignFormat {
  SPC(
      "SPC and UMass",
      "ASU,BLOCK,SIZE,OPCODE,TIME",
      mostly("\\d+,\\s*\\d+,\\s*\\d+,\\s*[rRwW],\\s*\\d+(\\.\\d+)?([,\\s].*)?")),
  MSR(
      "MSR Cambridge",
      "TIME,HOST,DISK,Read|Write,OFFSET,SIZE,RESPONSE",
      mostly("\\d+,[^,]*,\\d+,(?i:read|write),\\d+,\\d+,\\d+\\s*")),
  ORACLE_GENERAL(
      "oracleGeneral as CSV",
      "a column obj_id or next_access_vtime",
      sample ->
          sample.first() != null
              && Titles.of(sample.first().text(), ',').stream()
                  .anyMatch(t -> t.equals("obj_id") || t.equals("next_access_vtime"))),
  PINATRACE(
      "Pin's pinatrace",
      "PC: R|W ADDRESS",
      mostly("\\s*0x\\p{XDigit}+:\\s+[RW]\\s+0x\\p{XDigit}+.*")),
  MEMSIM(
      "memsim", "ADDRESS R|W", mostly("\\s*(?:0[xX])?\\p{XDigit}{2,16}\\s+[rRwW](\\s+\\d+)?\\s*")),
  DRMEMTRACE(
      "drmemtrace's view",
      "RECORD INSTRUCTION: TID read|write|ifetch SIZE byte(s) @ ADDRESS",
      sample -> sample.count(Pattern.compile(".* byte\\(s\\) @ 0x\\p{XDigit}+.*")) > 0),
  DINERO_IV(
      "Dinero IV's extended din",
      "r|w|i ADDRESS SIZE",
      mostly("\\s*[rwimcv]\\s+(?:0[xX])?\\p{XDigit}+\\s+\\p{XDigit}+\\s*")),
  ACCESSES(
      "Access and address",
      "R|W ADDRESS SIZE",
      mostly(
          "(?i)\\s*(?:[rwilsmx]|read|write|readi|readd|load|store|i?fetch|rd|wr)\\s+(?:0x)?\\p{XDigit}+(?:\\s+\\d+)?\\s*")),
  PERF_SCRIPT(
      "perf script",
      "PID EVENT: ADDRESS",
      mostly(
          "\\s*(?:\\S.*\\s)?\\d+(?:/\\d+)?\\s+(?:\\[\\d+\\]\\s+)?(?:\\d+\\.\\d+:\\s+)?(?:\\d+\\s+)?"
              + "[A-Za-z][^\\s]*:\\s+\\p{XDigit}+.*")),
  DAMO(
      "damo report raw",
      "START-END( SIZE): ACCESSES",
      sample ->
          sample.count(Pattern.compile("\\s*\\p{XDigit}+-\\p{XDigit}+\\s*\\(.*\\):\\s*\\d+.*"))
              > 0),
  VMMAP(
      "VMMap",
      "Address,Type,Size,Committed,Private,...",
      sample ->
          sample.first() != null
              && Titles.of(sample.first().text(), ',')
                  .containsAll(java.util.List.of("address", "type", "size", "protection"))),
  ARC(
      "ARC's .lis",
      "BLOCK BLOCKS 0 NUMBER",
      sample -> columns(sample, 4, 4) && grows(sample, 3, true)),
  LRB(
      "LRB and webcachesim",
      "TIME ID SIZE",
      sample -> columns(sample, 3, 99) && grows(sample, 0, false)),
  NUMBERS(
      "Numbers only",
      "a number, or several with blanks or commas between",
      mostly("\\s*(?:(?:0[xX]\\p{XDigit}+|\\d+)[\\s,;]*)+|\\s*\\*\\s*"));

  private final String title;
  private final String line;
  private final Predicate<Sample> recognised;

  ForeignFormat(String title, String line, Predicate<Sample> recognised) {
    this.title = title;
    this.line = line;
    this.recognised = recognised;
  }

  private static Predicate<Sample> mostly(String pattern) {
    Pattern compiled = Pattern.compile(pattern);
    return sample -> sample.mostly(compiled);
  }

  /** Whether each line has so many columns, all of them decimal numbers. */
  private static boolean columns(Sample sample, int least, int most) {
    return !sample.lines().isEmpty()
        && sample.lines().stream()
            .map(Sample.Line::words)
            .allMatch(
                words ->
                    words.length >= least
                        && words.length <= most
                        && Arrays.stream(words).allMatch(word -> word.matches("\\d{1,18}")));
  }

  /** Whether a column of numbers never falls, or always rises, over at least two lines. */
  private static boolean grows(Sample sample, int column, boolean strictly) {
    long last = -1;
    for (Sample.Line line : sample.lines()) {
      long value = Long.parseLong(line.words()[column]);
      if (value < last || strictly && value == last) {
        return false;
      }
      last = value;
    }
    return sample.lines().size() > 1;
  }

  /** The title of its section. */
  public String title() {
    return title;
  }

  /** What a line of it says. */
  public String line() {
    return line;
  }

  /** Whether the lines are of this format. */
  public boolean fits(Sample sample) {
    return recognised.test(sample);
  }

  /** The first format that the lines are of. */
  public static Optional<ForeignFormat> of(Sample sample) {
    return Arrays.stream(values()).filter(format -> format.fits(sample)).findFirst();
  }

  /** Why a recording of this format is not read, and what to do. */
  public Doubt refusal(Sample sample) {
    return refusal(sample, "");
  }

  /** The same, where the format of this name would fit as well. */
  public Doubt refusalUnless(Sample sample, String named) {
    return refusal(sample, ", or use --trace-format " + named + " if it is in that format");
  }

  private Doubt refusal(Sample sample, String otherwise) {
    String run = this == NUMBERS ? Numerals.paddedWithZeros(sample) : "";
    return Doubt.refusal(
        sample.lines().get(0).number(),
        "this looks like \"%s\" (%s), which cannot be read as it is.%s Section \"%s\" of docs/traces.md has a shell command that converts it%s"
            .formatted(title, line, run, title, otherwise));
  }
}
