package org.faultline.actors.session;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.faultline.workload.program.CallResult;
import org.faultline.workload.program.Demand;
import org.faultline.workload.program.ProgramContext;

/**
 * What a process was told to do.
 *
 * @param demand makes the demand when its turn has come
 * @param reader makes the answer, from what the process knows once the demand is met
 * @param answer completed then
 */
record Order(
    Function<ProgramContext, Demand> demand,
    Function<ProgramContext, CallResult> reader,
    CompletableFuture<CallResult> answer) {

  /** An order whose answer is how its call or access ended. */
  static Order of(Demand demand, Function<ProgramContext, CallResult> reader) {
    return new Order(context -> demand, reader, new CompletableFuture<>());
  }

  void done(ProgramContext context) {
    answer.complete(reader.apply(context));
  }
}
