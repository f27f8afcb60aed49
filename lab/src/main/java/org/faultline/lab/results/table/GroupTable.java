package org.faultline.lab.results.table;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.faultline.lab.results.measure.Measure;
import org.faultline.lab.results.measure.MeasureDefinition;
import org.faultline.lab.results.measure.MeasureRegistry;
import org.faultline.lab.results.measure.Part;
import org.faultline.lab.results.measure.Unit;
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
import org.jspecify.annotations.Nullable;

/**
 * The groups of a run and its machine, a row each. A run of which all processes ended is told by
 * numbers, any other by rates; a column that no row has a text for is left out.
 */
public final class GroupTable {
  private static final int MOST_GROUPS = 12;
  private static final int MOST_REQUESTS = 3;
  private static final String NONE = "-";

  private final RunSummary summary;
  private final MeasureRegistry measures = MeasureRegistry.installed();
  private final MeasureDefinition<RequestSummary> arrivals =
      measures.get(Part.REQUESTS, "arrivals");
  private final MeasureDefinition<RequestSummary> ended = measures.get(Part.REQUESTS, "throughput");
  private final MeasureDefinition<Processes> workingSetAtEnd =
      measures.get(Part.PROCESSES, "working-set");
  private final MeasureDefinition<Processes> peakWorkingSet =
      measures.get(Part.PROCESSES, "peak-working-set");
  private final MeasureDefinition<Processes> privateBytes =
      measures.get(Part.PROCESSES, "private-bytes");
  private final MeasureDefinition<Processes> shareable =
      measures.get(Part.PROCESSES, "shareable-working-set");
  private final MeasureDefinition<Processes> shared =
      measures.get(Part.PROCESSES, "shared-working-set");
  private final MeasureDefinition<Processes> workingSet;
  private final boolean requests;
  private final boolean references;
  private final boolean elapsed;
  private final boolean lists;

  /**
   * A row.
   *
   * @param part what it tells of; absent where it tells of a request alone, or of nothing
   * @param request the request that it tells of
   */
  private record Row(
      String name, String count, @Nullable Processes part, @Nullable RequestSummary request) {
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
    workingSet = elapsed ? peakWorkingSet : workingSetAtEnd;
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

  private static Row row(Processes part, @Nullable RequestSummary request) {
    return new Row(part.name(), Units.count(part.count()), part, request);
  }

  private Columns<Row> columns() {
    Columns<Row> columns = new Columns<Row>().left("", Row::name).right("n", Row::count);
    columns
        .left("request", row -> request(row, NONE, RequestSummary::name))
        .right(heading(arrivals), row -> request(row, "", of -> cell(arrivals, of)))
        .right(heading(ended), row -> request(row, NONE, of -> cell(ended, of)))
        .right("ended", row -> request(row, NONE, of -> Units.count(of.latency().count())))
        .right("p50", row -> request(row, NONE, of -> time(of, of.latency().p50Nanos())))
        .right("p99", row -> request(row, NONE, of -> time(of, of.latency().p99Nanos())))
        .right("references", row -> references ? part(row, GroupTable::references) : "")
        .right("elapsed", this::elapsed)
        .right(counted(Counter.PAGE_FAULTS), row -> counter(row, Counter.PAGE_FAULTS))
        .right(counted(Counter.DEMAND_ZERO_FAULTS), row -> lists(row, Counter.DEMAND_ZERO_FAULTS))
        .right(counted(Counter.TRANSITION_FAULTS), row -> lists(row, Counter.TRANSITION_FAULTS))
        .right(counted(Counter.HARD_FAULTS), row -> counter(row, Counter.HARD_FAULTS))
        .right(heading(workingSet), row -> part(row, of -> orNone(cell(workingSet, of))))
        .right(heading(privateBytes), row -> elapsed ? "" : part(row, of -> cell(privateBytes, of)))
        .right(heading(shareable), row -> elapsed ? "" : part(row, of -> cell(shareable, of)))
        .right(heading(shared), row -> elapsed ? "" : part(row, of -> cell(shared, of)))
        .right("waits for paging", row -> part(row, GroupTable::waits));
    others(columns);
    return columns;
  }

  /** Measures with a title that have no place of their own. */
  private void others(Columns<Row> columns) {
    for (MeasureDefinition<Processes> measure : measures.of(Part.PROCESSES)) {
      if (isOther(columns, measure)) {
        columns.right(heading(measure), row -> part(row, of -> cell(measure, of)));
      }
    }
    for (MeasureDefinition<RequestSummary> measure : measures.of(Part.REQUESTS)) {
      if (isOther(columns, measure)) {
        columns.right(heading(measure), row -> request(row, "", of -> cell(measure, of)));
      }
    }
  }

  private boolean isOther(Columns<Row> columns, MeasureDefinition<?> measure) {
    return measure.heading() != null
        && measure != peakWorkingSet
        && measure != workingSetAtEnd
        && !columns.titles().contains(heading(measure))
        && !columns.titles().contains(measure.heading());
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

  /** The title of a measure's column: a rate says so. */
  private static String heading(MeasureDefinition<?> measure) {
    return measure.heading() + (measure.unit() == Unit.PER_SECOND ? "/s" : "");
  }

  /** The title of a counter's column, of which a run that is over tells the number. */
  private String counted(Counter counter) {
    MeasureDefinition<Processes> rate = measures.rate(counter);
    return elapsed ? rate.title() : heading(rate);
  }

  private <P> String cell(MeasureDefinition<P> measure, P of) {
    Measure found = measure.of(summary, of);
    if (found == null) {
      return "";
    }
    return found.unit() == Unit.PER_SECOND ? Units.rate(found.value()) : found.toString();
  }

  private static String orNone(String cell) {
    return cell.isEmpty() ? NONE : cell;
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

  private static String waits(Processes part) {
    return Units.percent(Absent.zero(part.work().waitsForPaging()));
  }
}
