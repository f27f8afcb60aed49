package org.faultline.lab.cli;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.core.joran.spi.JoranException;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.status.Status;
import ch.qos.logback.core.status.StatusListener;
import java.nio.file.Files;
import java.nio.file.Path;
import org.faultline.lab.results.output.Console;

/**
 * Reads the program's file of logging once something is logged; the library calls it. The first
 * thing that is wrong in it is said on standard error, and changes nothing else.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_HIGH_PRIORITY)
public final class LogFile extends ContextAwareBase implements Configurator {
  /** The system property that names the file. */
  static final String PROPERTY = "faultline.log-file";

  /** Where it lies below the program's home. */
  static final String PLACE = "config/logback.xml";

  /** Has the file below {@code home} read, where there is one and no other was named. */
  static void use(Path home) {
    Path file = home.resolve(PLACE);
    if (System.getProperty(PROPERTY) == null && Files.isRegularFile(file)) {
      System.setProperty(PROPERTY, file.toString());
    }
  }

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    String file = System.getProperty(PROPERTY);
    if (file == null) {
      return ExecutionStatus.INVOKE_NEXT_IF_ANY;
    }
    context.getStatusManager().add(new Problems(file));
    JoranConfigurator reader = new JoranConfigurator();
    reader.setContext(context);
    try {
      reader.doConfigure(file);
    } catch (JoranException said) {
      // The status listener has heard of it.
      return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  private static final class Problems implements StatusListener {
    private final String file;
    private boolean said;

    Problems(String file) {
      this.file = file;
    }

    @Override
    public void addStatusEvent(Status status) {
      if (status.getEffectiveLevel() >= Status.WARN && !said) {
        said = true;
        Console.standard().problem(file + ": " + status.getMessage());
      }
    }

    @Override
    public boolean isResetResistant() {
      return true;
    }
  }
}
