package org.faultline.lab.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.faultline.lab.results.output.ExitCode;
import org.faultline.lab.results.output.TemporaryFolder;
import org.faultline.lab.results.output.UserMistake;
import org.faultline.lab.verification.replay.FrameGrid;
import org.faultline.lab.verification.replay.GridText;
import org.faultline.lab.verification.replay.PageString;
import org.faultline.lab.verification.replay.PolicyList;
import org.faultline.lab.verification.replay.TraceReplayer;
import org.faultline.workload.text.Encoding;
import org.faultline.workload.text.Text;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code faultline show}: the frame grid of a lecture. */
@Command(
    name = "show",
    description = {
      "Shows what is in each frame after each reference of a short string, which references fault,",
      "and which page leaves and why; or makes an exercise of it."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  faultline show '7 0 1 2 0 3 0 4' --frames 3 --policy fifo,lru,opt",
      "  faultline show --quiz 5                 an exercise; --solve shows the answers"
    })
final class ShowCommand extends ConsoleCommand {
  private static final int MOST_REFERENCES = 200;

  @Mixin private FormattedTraceInput input;

  @Parameters(
      paramLabel = "STRING|FILE",
      arity = "0..1",
      description =
          "Page numbers in decimal, separated by blanks or commas; or a file of"
              + " them, or a recording.")
  private String string;

  @Option(
      names = "--frames",
      paramLabel = "N",
      defaultValue = "3",
      description = "Frames (default: ${DEFAULT-VALUE}).")
  private int frames;

  @Option(
      names = "--policy",
      paramLabel = "A,B",
      defaultValue = "fifo,lru,opt",
      description = "The policies (default: ${DEFAULT-VALUE}); see faultline policies.")
  private String policies;

  @Option(
      names = "--quiz",
      paramLabel = "SEED",
      description = "Hide the answers; without a string, draw one from this seed.")
  private @Nullable Long quiz;

  @Option(names = "--solve", description = "With --quiz: show the answers.")
  private boolean solve;

  @Override
  ExitCode perform() throws IOException {
    if (frames < 1 || frames > MOST_REFERENCES) {
      throw new UserMistake("--frames is " + frames + ", but must be from 1 to " + MOST_REFERENCES);
    }
    List<Long> pages = pages();
    try (TemporaryFolder folder = TemporaryFolder.create("show");
        TraceReplayer replayer = new TraceReplayer()) {
      String gap = "";
      for (String policy : PolicyList.parse(policies)) {
        FrameGrid grid = FrameGrid.play(replayer, pages, policy, frames, folder.path());
        console().text(gap);
        console().lines(GridText.lines(grid, quiz != null && !solve));
        gap = System.lineSeparator();
      }
    }
    return ExitCode.DONE;
  }

  private List<Long> pages() throws IOException {
    if (string == null) {
      if (quiz == null) {
        throw new UserMistake("there is nothing to show; give a string, a file or --quiz");
      }
      return PageString.drawn(quiz);
    }
    List<Long> pages =
        !PageString.isPlain(string) && Files.isRegularFile(Path.of(string))
            ? fromFile(Path.of(string))
            : PageString.parse(string, "and there is no file of that name", input::warn);
    if (pages.size() > MOST_REFERENCES) {
      throw new UserMistake(
          pages.size() + " references are too many to show; the limit is " + MOST_REFERENCES);
    }
    return pages;
  }

  private List<Long> fromFile(Path file) throws IOException {
    if (!input.formatNamed()) {
      byte[] content = Files.readAllBytes(file);
      String text = Encoding.withoutMark(Text.decoded(content, 0, content.length));
      if (PageString.isPlain(text)) {
        return PageString.parse(text, "in " + file, input::warn);
      }
    }
    List<Long> pages = PageString.of(input.open(file), MOST_REFERENCES);
    input.report();
    return pages;
  }
}
