package org.faultline.lab.results.html;

import java.util.List;
import java.util.stream.Stream;
import org.faultline.lab.results.plot.Bars;
import org.faultline.lab.results.plot.Plot;

/**
 * What a report says, in the order in which it is read.
 *
 * @param kind what it reports on: a run or a study
 * @param title the question, or what was run
 * @param subtitle what a reader must know to understand the rest
 * @param answer sentences; the first is the most important one
 * @param facts the main figures
 */
public record Page(
    String kind,
    String title,
    String subtitle,
    List<String> answer,
    List<Fact> facts,
    List<Section> sections) {

  private static final int MOST_SENTENCES = 6;

  /**
   * A figure that stands out.
   *
   * @param value with its unit
   * @param more what it is of; may be empty
   */
  public record Fact(String label, String value, String more) {}

  /** Keeps its own copies of the lists, and leaves empty sections out. */
  public Page {
    answer = List.copyOf(answer);
    facts = List.copyOf(facts);
    sections = sections.stream().filter(section -> !section.blocks().isEmpty()).toList();
  }

  /** The sentences of the answer that are seen at once. */
  public List<String> first() {
    return answer.subList(0, Math.min(MOST_SENTENCES, answer.size()));
  }

  /** The others. */
  public List<String> rest() {
    return answer.subList(first().size(), answer.size());
  }

  /** All plots, in order. */
  public List<Plot> plots() {
    return blocks(Block.Diagram.class).map(Block.Diagram::plot).toList();
  }

  /** All bar diagrams, in order. */
  List<Bars> bars() {
    return blocks(Block.BarDiagram.class).map(Block.BarDiagram::bars).toList();
  }

  private <B extends Block> Stream<B> blocks(Class<B> kind) {
    return sections.stream()
        .flatMap(section -> section.blocks().stream())
        .filter(kind::isInstance)
        .map(kind::cast);
  }
}
