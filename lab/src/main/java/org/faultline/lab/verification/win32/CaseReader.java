package org.faultline.lab.verification.win32;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Reads the cases of one file. */
final class CaseReader {
  private static final Set<String> AUTHORITIES = Set.of("wine", "windows-docs", "both");

  private final String file;
  private final ConformanceFormat format;

  CaseReader(String file, ConformanceFormat format) {
    this.file = file;
    this.format = format;
  }

  /**
   * The case.
   *
   * @param number of the case in its file, from 1
   */
  ConformanceCase read(JsonNode node, int number) {
    String name = new VectorFields(node, file + ", case " + number).text("name");
    String where = file + ", case '" + name + "'";
    VectorFields fields = new VectorFields(node, where);
    fields.has("name");
    fields.has("about");
    fields.has("note");
    String authority = fields.text("authority");
    if (!AUTHORITIES.contains(authority)) {
      throw fields.wrong(
          "'authority' is '" + authority + "', but must be wine, windows-docs or both");
    }
    Set<CaseTag> tags = EnumSet.noneOf(CaseTag.class);
    if (fields.has("tags")) {
      tags.addAll(fields.list("tags", CaseTag::parse));
    }
    List<CaseFile> files = files(fields);
    List<ConformanceStep> steps = steps(fields);
    fields.noOthers();
    if (steps.isEmpty()) {
      throw fields.wrong("has no steps");
    }
    return new ConformanceCase(name, tags, files, steps);
  }

  private List<ConformanceStep> steps(VectorFields fields) {
    List<ConformanceStep> steps = new ArrayList<>();
    BoundNames names = new BoundNames();
    for (JsonNode step : fields.list("steps")) {
      String where = fields.where() + ", step " + (steps.size() + 1);
      steps.add(new StepReader(new VectorFields(step, where), format, names).read());
    }
    return List.copyOf(steps);
  }

  private List<CaseFile> files(VectorFields fields) {
    if (!fields.has("files")) {
      return List.of();
    }
    if (!format.has(ConformanceFormat.V2)) {
      throw fields.wrong("'files' needs the format " + ConformanceFormat.V2);
    }
    List<CaseFile> files = new ArrayList<>();
    fields
        .elements("files")
        .forEach(
            (name, node) -> {
              VectorFields file = new VectorFields(node, fields.where() + ", file '" + name + "'");
              long sizeBytes = file.number("size");
              if (Long.compareUnsigned(sizeBytes, CaseFile.MOST_BYTES) > 0) {
                throw file.wrong(
                    "'size' is %s, but a file of a case can have at most %s bytes"
                        .formatted(Numeral.format(sizeBytes), Numeral.format(CaseFile.MOST_BYTES)));
              }
              file.noOthers();
              files.add(new CaseFile(name, sizeBytes));
            });
    return List.copyOf(files);
  }
}
