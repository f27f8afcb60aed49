package org.faultline.lab.cli.watch;

import java.util.ArrayList;
import java.util.List;
import org.faultline.lab.cli.watch.WatchFrame.Kind;
import org.faultline.lab.cli.watch.WatchFrame.Part;
import org.faultline.lab.cli.watch.WatchFrame.Used;
import org.faultline.lab.results.text.Units;
import org.faultline.memory.address.AddressLayout;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/**
 * Draws a frame as lines of at most a given width. Each part of a bar has a letter as well as a
 * colour, so that a terminal without colours shows the same.
 */
final class WatchPicture {
  /** The least width that is drawn; a narrower terminal shows the beginnings of the lines. */
  static final int LEAST_WIDTH = 40;

  private static final int LABEL = 12;
  private static final int FIXED_LINES = 8;

  private final WatchFrame frame;
  private final int width;
  private final int bar;
  private final List<AttributedString> lines = new ArrayList<>();

  private WatchPicture(WatchFrame frame, int width) {
    this.frame = frame;
    this.width = width;
    this.bar = Math.max(LEAST_WIDTH, width) / 2 - LABEL;
  }

  /** The lines of {@code frame}, each at most {@code width} columns wide, at most {@code rows}. */
  static List<AttributedString> lines(WatchFrame frame, int width, int rows) {
    WatchPicture picture = new WatchPicture(frame, width);
    picture.draw(rows);
    List<AttributedString> all = picture.lines;
    return List.copyOf(all.subList(0, Math.min(all.size(), rows)));
  }

  private void draw(int rows) {
    line(new AttributedStringBuilder().append(header()));
    double frames = frame.frames();
    stacked("Memory", frame.memory(), frames, bytes(frames));
    line(legend(frame.memory(), WatchPicture::bytes));
    single("Commit", Kind.ACTIVE, frame.commit());
    single("Pagefile", Kind.MODIFIED, frame.pagefile());
    stacked("CPU", List.of(new Part(Kind.ACTIVE, frame.cpu())), 1, Units.percent(frame.cpu()));
    WatchFrame.Faults faults = frame.faults();
    String all = Units.rate(faults.allPerSecond());
    stacked("Faults/s", faults.perSecond(), faults.mostPerSecond(), all);
    line(legend(faults.perSecond(), Units::rate));
    int room = Math.max(0, rows - FIXED_LINES);
    int shown = frame.groups().size() <= room ? frame.groups().size() : Math.max(0, room - 1);
    for (WatchFrame.Group group : frame.groups().subList(0, shown)) {
      List<Part> set = List.of(new Part(Kind.ACTIVE, group.pages()));
      stacked(group.name(), set, frames, bytes(group.pages()));
    }
    if (shown < frame.groups().size()) {
      int more = frame.groups().size() - shown;
      line(new AttributedStringBuilder().append("(%,d more working sets)".formatted(more)));
    }
  }

  private String header() {
    long untilNanos = frame.time().untilNanos();
    String until = untilNanos == Long.MAX_VALUE ? "" : " of " + Units.duration((double) untilNanos);
    return "%s   %s%s simulated".formatted(frame.name(), time(), until);
  }

  private String time() {
    return Units.duration((double) frame.time().nowNanos());
  }

  private void single(String label, Kind kind, Used used) {
    String text =
        "%s of %s (%s)"
            .formatted(bytes(used.pages()), bytes(used.limitPages()), Units.percent(used.share()));
    stacked(label, List.of(new Part(kind, used.pages())), used.limitPages(), text);
  }

  private void stacked(String label, List<Part> parts, double whole, String text) {
    AttributedStringBuilder line = new AttributedStringBuilder();
    line.append(fitted(label)).append('[');
    double sum = 0;
    int drawn = 0;
    for (Part part : parts) {
      sum += part.size();
      int end = whole > 0 ? (int) Math.round(Math.min(1, sum / whole) * bar) : 0;
      line.append(String.valueOf(part.kind().sign()).repeat(end - drawn), style(part.kind()));
      drawn = end;
    }
    line(line.append(" ".repeat(bar - drawn)).append("] ").append(text));
  }

  private static String fitted(String label) {
    return label.length() < LABEL
        ? label + " ".repeat(LABEL - label.length())
        : label.substring(0, LABEL - 2) + "~ ";
  }

  private interface Shown {
    String of(double size);
  }

  private static AttributedStringBuilder legend(List<Part> parts, Shown shown) {
    AttributedStringBuilder line = new AttributedStringBuilder().append(" ".repeat(LABEL));
    for (Part part : parts) {
      line.append(String.valueOf(part.kind().sign()), style(part.kind()))
          .append(' ')
          .append(part.kind().label())
          .append(' ')
          .append(shown.of(part.size()))
          .append("  ");
    }
    return line;
  }

  private static String bytes(double pages) {
    return Units.bytes(pages * AddressLayout.PAGE_SIZE);
  }

  private void line(AttributedStringBuilder line) {
    lines.add(line.toAttributedString().columnSubSequence(0, width));
  }

  private static AttributedStyle style(Kind kind) {
    int colour =
        switch (kind) {
          case ACTIVE -> AttributedStyle.BLUE;
          case MODIFIED, HARD -> AttributedStyle.RED;
          case STANDBY, TRANSITION_FAULT -> AttributedStyle.GREEN;
          case TRANSITION, COLLIDED -> AttributedStyle.MAGENTA;
          case PAGE_TABLES -> AttributedStyle.CYAN;
          case ZEROED, DEMAND_ZERO -> AttributedStyle.YELLOW;
          case FREE -> AttributedStyle.WHITE;
        };
    return AttributedStyle.DEFAULT.foreground(colour).bold();
  }

  /** The frame on one line of plain text. */
  static String plain(WatchFrame frame) {
    StringBuilder line = new StringBuilder();
    line.append(frame.name()).append("  ").append(Units.duration((double) frame.time().nowNanos()));
    for (Part part : frame.memory()) {
      line.append("  ").append(part.kind().label()).append(' ').append(bytes(part.size()));
    }
    line.append("  commit ").append(bytes(frame.commit().pages()));
    line.append(" of ").append(bytes(frame.commit().limitPages()));
    line.append("  pagefile ").append(bytes(frame.pagefile().pages()));
    line.append("  CPU ").append(Units.percent(frame.cpu()));
    line.append("  faults/s");
    for (Part part : frame.faults().perSecond()) {
      line.append(' ').append(part.kind().label()).append(' ').append(Units.rate(part.size()));
    }
    return line.toString();
  }
}
