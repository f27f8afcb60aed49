package org.faultline.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.faultline.memory.pagefile.Pagefile;
import org.faultline.memory.replacement.catalog.ReplacementPolicies;
import org.faultline.memory.server.FaultHandler;
import org.faultline.memory.server.PagerBook;
import org.faultline.memory.server.PagingKind;
import org.faultline.memory.server.ServerBooks;
import org.faultline.memory.server.ServerSettings;
import org.faultline.memory.shares.ReplacementScope;
import org.faultline.memory.shares.ShareKind;
import org.faultline.memory.textbook.PagerPools;
import org.faultline.memory.textbook.PoolPlan;
import org.faultline.memory.textbook.TextbookPaging;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A kind of paging that a file in {@code META-INF/services} adds is used by its name. */
class OwnPagingKindTest {
  private static final String NAME = "least-recent";

  @TempDir Path folder;
  private ClassLoader before;
  private URLClassLoader added;

  /** The textbook's paging with LRU, as somebody's own kind. */
  public static final class LeastRecent implements PagingKind {
    @Override
    public String name() {
      return NAME;
    }

    @Override
    public FaultHandler<?> handler(ServerBooks books, Pagefile pagefile) {
      return new TextbookPaging(books, plan(books.settings()), pagefile, false);
    }

    @Override
    public PagerBook pagerBook(ServerSettings settings) {
      return new PagerPools(
          plan(settings), ReplacementPolicies.installed().parse("lru"), pool -> bound -> 0);
    }

    private static PoolPlan plan(ServerSettings settings) {
      int[] shares = new int[settings.processes().size()];
      return PoolPlan.of(ReplacementScope.GLOBAL, ShareKind.FIXED, settings.frames(), shares);
    }
  }

  @BeforeEach
  void add() throws IOException {
    Path services = Files.createDirectories(folder.resolve("added/META-INF/services"));
    Files.writeString(services.resolve(PagingKind.class.getName()), LeastRecent.class.getName());
    before = Thread.currentThread().getContextClassLoader();
    added = new URLClassLoader(new URL[] {folder.resolve("added").toUri().toURL()}, before);
    Thread.currentThread().setContextClassLoader(added);
  }

  @AfterEach
  void remove() throws IOException {
    Thread.currentThread().setContextClassLoader(before);
    added.close();
  }

  private String digest(Object workload, String policy) {
    Faultline.Outcome outcome =
        Faultline.run(
            "run", workload, "--set", "paging.policy=" + policy, "--out", folder.resolve(policy));
    return digest(outcome);
  }

  private static String digest(Faultline.Outcome outcome) {
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.code()).isZero();
    return outcome.out().replaceFirst("(?s).*digest (\\w+).*", "$1");
  }

  @Test
  void theCommandLineTakesItsName() {
    assertThat(digest("first", NAME)).isEqualTo(digest("first", "lru"));
  }

  @Test
  void aConfigTakesItsName() throws IOException {
    String first = Files.readString(Path.of("..", "config", "workloads", "first.conf"));
    Path config = folder.resolve("own.conf");
    Files.writeString(config, first + "\npaging { policy = " + NAME + " }\n");
    assertThat(Faultline.run("check", config).code()).isZero();
    assertThat(digest(Faultline.run("run", config, "--out", folder.resolve("own"))))
        .isEqualTo(digest(config, "lru"));
  }

  @Test
  void aStudyComparesItWithAPolicy() throws IOException {
    Path study = folder.resolve("kinds.conf");
    Files.writeString(
        study,
        """
        question = "Which faults least?"
        workload = first
        vary { paging.policy = [lru, least-recent] }
        plot { x = paging.policy, y = [machine.hard-faults] }
        """);
    Path out = folder.resolve("study");
    Faultline.Outcome outcome = Faultline.run("sweep", study, "--replications", "2", "--out", out);
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).contains(NAME);
  }

  @Test
  void itIsListedAndOfferedForAMisspeltOne() {
    assertThat(Faultline.run("list").out()).contains(" " + NAME + ",");
    assertThat(Faultline.run("run", "first", "--set", "paging.policy=leest-recent").err())
        .contains("did you mean '" + NAME + "'?");
  }

  @Test
  void withoutTheFileItIsUnknown() throws IOException {
    remove();
    assertThat(Faultline.run("list").out()).doesNotContain(NAME);
    assertThat(Faultline.run("run", "first", "--set", "paging.policy=" + NAME).err())
        .contains("paging.policy", "'" + NAME + "'", "valid:");
  }
}
