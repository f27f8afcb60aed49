package org.faultline.lab.results.table;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.faultline.lab.results.summary.Absent;
import org.faultline.lab.results.summary.GroupSummary;
import org.faultline.lab.results.summary.MachineSummary;
import org.faultline.lab.results.summary.Processes;
import org.faultline.lab.results.summary.RequestSummary;
import org.faultline.lab.results.summary.RunSummary;
import org.faultline.lab.results.summary.WorkSummary;
import org.faultline.lab.results.text.Columns;
import org.faultline.lab.results.text.TextTable;
import org.faultline.lab.results.text.Units;
import org.faultline.memory.server.Counter;

/**
 * The groups of a run and its machine, a row each. A run of which all processes ended is told by
 * numbers, any other by rates; a column that no row has a text for is left out.
 */
public final class GroupTable {
  private static final int MOST_GROUPS = 12;
  private static final int MOST_REQUESTS = 3;
  private static final String NONE = "-";

  private final RunSummary summary;
  private final boolean requests;
  private final boolean references;
  private final boolean elapsed;
  private final boolean lists;

  /**
   * A row.
   *
   * @param part what it tells of; null where it tells of a request alone, or of nothing
   * @param request the request that it tells of; null for none
   */
  private record Row(String name, String count, Processes part, RequestSummary request) {
    boolean isMachine() {
      return part instanceof MachineSummary;
    }
  }

  private GroupTable(RunSummary summary) {
    this.summary = summary;
    List<WorkSummary> groups = summary.groups().stream().map(GroupSummary::work).toList();
    requests = groups.stream().anyMatch(group -> !group.requests().isEmpty());
    references = groups.stream().anyMatch(group -> group.requests().isEmpty());
    elapsed = summary.groups().stream().allMatch(GroupSummary::allEnded);
    lists = summary.machine().physicalMemory().hasLists();
  }

  /** The table of a run. */
  public static TextTable of(RunSummary summary) {
    GroupTable table = new GroupTable(summary);
    return table.columns().table(table.rows());
  }

  private List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    List<GroupSummary> groups = summary.groups();
    int shown = groups.size() <= MOST_GROUPS ? groups.size() : MOST_GROUPS - 1;
    for (GroupSummary group : groups.subList(0, shown)) {
      List<RequestSummary> served = group.work().requests();
      rows.add(row(group, served.isEmpty() ? null : served.get(0)));
      served.stream()
          .limit(MOST_REQUESTS)
          .skip(1)
          .forEach(more -> rows.add(new Row("", "", null, more)));
    }
    if (shown < groups.size()) {
      rows.add(new Row("(%d more)".formatted(groups.size() - shown), "", null, null));
    }
    rows.add(row(summary.machine(), null));
    return rows;
  }

  private static Row row(Processes part, RequestSummary request) {
    return new Row(part.name(), Units.count(part.count()), part, request);
  }

  private Columns<Row> columns() {
    String rate = elapsed ? "" : "/s";
    Columns<Row> columns = new Columns<Row>().left("", Row::name).right("n", Row::count);
    columns
        .left("request", row -> request(row, NONE, RequestSummary::name))
        .right("arrive/s", row -> request(row, "", GroupTable::arrivals))
        .right("end/s", row -> request(row, NONE, GroupTable::ended))
        .right("ended", row -> request(row, NONE, of -> Units.count(of.latency().count())))
        .right("p50", row -> request(row, NONE, of -> time(of, of.latency().p50Nanos())))
        .right("p99", row -> request(row, NONE, of -> time(of, of.latency().p99Nanos())))
        .right("references", row -> references ? part(row, GroupTable::references) : "")
        .right("elapsed", this::elapsed)
        .right("Page Faults" + rate, row -> counter(row, Counter.PAGE_FAULTS))
        .right("Demand Zero" + rate, row -> lists(row, Counter.DEMAND_ZERO_FAULTS))
        .right("Transition" + rate, row -> lists(row, Counter.TRANSITION_FAULTS))
        .right("Hard Faults" + rate, row -> counter(row, Counter.HARD_FAULTS))
        .right(elapsed ? "peak Working Set" : "Working Set", row -> part(row, this::workingSet))
        .right("Private Bytes", row -> elapsed ? "" : part(row, GroupTable::privateBytes))
        .right("waits for paging", row -> part(row, GroupTable::waits));
    return columns;
  }

  /** What {@code of} says of the request; {@code none} for a group without one. */
  private String request(Row row, String none, Function<RequestSummary, String> of) {
    if (row.request() != null) {
      return of.apply(row.request());
    }
    return requests && row.part() != null && !row.isMachine() ? none : "";
  }

  private static String part(Row row, Function<Processes, String> of) {
    return row.part() == null ? "" : of.apply(row.part());
  }

  private static String arrivals(RequestSummary request) {
    return request.arrivals() == null
        ? ""
        : Units.rate(request.arrivals().perSecond().doubleValue());
  }

  private static String ended(RequestSummary request) {
    return Units.rate(request.perSecond().doubleValue());
  }

  private static String time(RequestSummary request, long nanos) {
    return request.latency().count() > 0 ? Units.duration((double) nanos) : NONE;
  }

  private static String references(Processes part) {
    return Units.count(part.work().window().references());
  }

  private String elapsed(Row row) {
    return elapsed && row.part() instanceof GroupSummary group
        ? Units.duration((double) group.meanElapsedNanos())
        : "";
  }

  /** What only memory with page lists tells apart. */
  private String lists(Row row, Counter counter) {
    return lists ? counter(row, counter) : "";
  }

  /** A rate, or the whole number in a run that is over. */
  private String counter(Row row, Counter counter) {
    return part(
        row,
        part ->
            elapsed
                ? Units.count(part.work().window().of(counter))
                : Units.rate(part.work().perSecond().of(counter)));
  }

  private String workingSet(Processes part) {
    WorkSummary.MemoryUse memory = part.work().memory();
    Long bytes = elapsed ? memory.peakWorkingSetBytes() : (Long) memory.workingSetBytes();
    return bytes == null ? NONE : Units.bytes((double) bytes);
  }

  private static String privateBytes(Processes part) {
    return Units.bytes((double) part.work().memory().privateBytes());
  }

  private static String waits(Processes part) {
    return Units.percent(Absent.zero(part.work().waitsForPaging()));
  }
}
