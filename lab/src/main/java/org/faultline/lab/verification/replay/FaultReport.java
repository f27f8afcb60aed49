package org.faultline.lab.verification.replay;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.faultline.lab.results.json.Json;
import org.faultline.lab.results.text.TextTable;
import org.faultline.workload.trace.TraceSummary;

/** Faults of a trace by policy and size, as a table, CSV or JSON. */
public final class FaultReport {
  private static final String OPT = "opt";

  private FaultReport() {}

  /** A table for people; how many faults above OPT's. */
  public static List<String> table(List<FaultRow> rows) {
    Map<Integer, Long> least =
        rows.stream()
            .filter(row -> row.policy().equals(OPT))
            .collect(Collectors.toMap(FaultRow::frames, row -> row.counts().allFaults()));
    TextTable table =
        new TextTable()
            .left("policy")
            .right("frames")
            .right("faults")
            .right("write-backs")
            .right("miss ratio")
            .right("mean pages")
            .right("above opt");
    for (FaultRow row : rows) {
      long bound = least.getOrDefault(row.frames(), 0L);
      double above = bound == 0 ? 0 : 100.0 * row.counts().allFaults() / bound - 100;
      table.row(
          List.of(
              row.policy(),
              format("%,d", row.frames()),
              format("%,d", row.counts().allFaults()),
              format("%,d", row.counts().allWritebacks()),
              format("%.6f", row.counts().missRatio()),
              format("%,.1f", row.counts().meanPages()),
              row.policy().equals(OPT) ? "" : format("%+.1f %%", above)));
    }
    return table.lines();
  }

  /** CSV with a line of titles. */
  public static String csv(List<FaultRow> rows) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      csv.writeRecord(
          "trace",
          "policy",
          "frames",
          "references",
          "distinctPages",
          "faults",
          "writebacks",
          "missRatio");
      for (FaultRow row : rows) {
        TraceSummary trace = row.trace().summary();
        csv.writeRecord(
            trace.name(),
            row.policy(),
            "" + row.frames(),
            "" + row.counts().references(),
            "" + trace.distinctPages(),
            "" + row.counts().allFaults(),
            "" + row.counts().allWritebacks(),
            format("%.8f", row.counts().missRatio()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** JSON, schema {@code faultline-faults/1}. */
  public static ObjectNode json(List<FaultRow> rows) {
    ObjectNode node = Json.object();
    node.put("schema", "faultline-faults/1");
    ArrayNode results = node.putArray("results");
    for (FaultRow row : rows) {
      TraceSummary trace = row.trace().summary();
      ObjectNode one = results.addObject();
      one.put("trace", trace.name());
      one.put("policy", row.policy());
      one.put("frames", row.frames());
      one.put("references", row.counts().references());
      one.put("distinctPages", trace.distinctPages());
      one.put("faults", row.counts().allFaults());
      one.put("writebacks", row.counts().allWritebacks());
      one.set("missRatio", Json.of(row.counts().missRatio()));
      one.set("meanPages", Json.of(row.counts().meanPages()));
      one.put("peakPages", row.counts().peakPages());
    }
    return node;
  }

  private static String format(String form, Object... values) {
    return String.format(Locale.ROOT, form, values);
  }
}
