package org.faultline.workload.trace;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the references of a trace in order, in bounded memory. Used by one thread at a time; may
 * block on the file.
 */
public interface TraceReader extends AutoCloseable {
  /**
   * Fills {@code references} from its start with packed {@code PageReference} runs.
   *
   * @param references where the runs go, at least one element
   * @param processes where the process id of each run goes, as long as {@code references}, if they
   *     are wanted; 0 for a trace of one process
   * @return how many runs were filled in, 0 at the end of the trace only
   * @throws TraceException where the file is malformed, truncated or damaged
   */
  int read(long[] references, int @Nullable [] processes) throws IOException;

  @Override
  void close() throws IOException;
}
