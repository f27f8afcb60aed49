package org.faultline.lab.verification.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** The frame grid of a lecture: a column for each reference, a row for each frame. */
public final class GridText {
  private static final String HIDDEN = "_";

  private GridText() {}

  /**
   * The lines of a grid.
   *
   * @param hidden whether what is in the frames and what faults is left out, for an exercise
   */
  public static List<String> lines(FrameGrid grid, boolean hidden) {
    int frames = grid.steps().get(0).frames().length;
    List<String> lines = new ArrayList<>();
    lines.add(
        hidden
            ? "%s, %d frames: how many faults?".formatted(grid.policy(), frames)
            : "%s, %d frames: %d faults of %d references"
                .formatted(grid.policy(), frames, grid.faults(), grid.string().size()));
    int width = grid.string().stream().mapToInt(page -> page.toString().length()).max().orElse(1);
    lines.add(row("page", grid, width, i -> grid.string().get(i).toString()));
    for (int frame = 0; frame < frames; frame++) {
      int row = frame;
      lines.add(
          row(
              "frame " + frame,
              grid,
              width,
              i -> hidden ? HIDDEN : shown(grid.steps().get(i).frames()[row])));
    }
    lines.add(
        row("fault", grid, width, i -> hidden ? HIDDEN : grid.steps().get(i).fault() ? "*" : ""));
    if (!hidden) {
      lines.addAll(reasons(grid));
    }
    return lines;
  }

  private static String shown(long page) {
    return page == FrameGrid.EMPTY ? "" : Long.toString(page);
  }

  private static String row(String title, FrameGrid grid, int width, IntFunction<String> cell) {
    StringBuilder line = new StringBuilder(title);
    line.append(" ".repeat(Math.max(0, 9 - title.length())));
    for (int i = 0; i < grid.string().size(); i++) {
      String text = cell.apply(i);
      line.append(" ".repeat(width + 1 - text.length())).append(text);
    }
    return line.toString().stripTrailing();
  }

  /** For each page that leaves when it was loaded, used last, and is used next. */
  private static List<String> reasons(FrameGrid grid) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < grid.steps().size(); i++) {
      for (long page : grid.steps().get(i).left()) {
        lines.add("  " + (i + 1) + ": " + page + " leaves, " + reason(grid, i, page));
      }
    }
    return lines;
  }

  private static String reason(FrameGrid grid, int at, long page) {
    String name = grid.policy().replaceFirst("\\(.*", "");
    String loaded = "loaded at " + (loaded(grid, at, page) + 1);
    String used = "used last at " + (lastUse(grid, at, page) + 1);
    int next = grid.string().subList(at, grid.string().size()).indexOf(page);
    String nextUse = next < 0 ? "never used again" : "used next at " + (at + next + 1);
    return switch (name) {
      case "fifo" -> "loaded earliest: " + loaded;
      case "lru" -> "used longest ago: " + used;
      case "mru" -> "used most recently: " + used;
      case "opt" -> "needed latest: " + nextUse;
      case "vmin" -> "not needed in time: " + nextUse;
      default -> loaded + ", " + used;
    };
  }

  private static int lastUse(FrameGrid grid, int at, long page) {
    return grid.string().subList(0, at).lastIndexOf(page);
  }

  private static int loaded(FrameGrid grid, int at, long page) {
    int found = -1;
    for (int i = 0; i < at; i++) {
      found = grid.steps().get(i).fault() && grid.string().get(i) == page ? i : found;
    }
    return found;
  }
}
