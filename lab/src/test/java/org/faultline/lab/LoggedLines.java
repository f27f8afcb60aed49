package org.faultline.lab;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Hears what is logged below a name, at a level and above, until it is closed. */
public final class LoggedLines implements AutoCloseable {
  private final Logger logger;
  private final Level before;
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  /** Listens to {@code name}, a package or class. */
  public LoggedLines(String name, Level level) {
    logger = (Logger) LoggerFactory.getLogger(name);
    before = logger.getLevel();
    log.start();
    logger.addAppender(log);
    logger.setLevel(level);
    logger.setAdditive(false);
  }

  /** What was logged so far, each as level and sentence. */
  public List<String> lines() {
    return List.copyOf(log.list).stream()
        .map(event -> event.getLevel() + " " + event.getFormattedMessage())
        .toList();
  }

  @Override
  public void close() {
    logger.detachAppender(log);
    logger.setLevel(before);
    logger.setAdditive(true);
  }
}
