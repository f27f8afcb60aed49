package org.faultline.memory.replacement.support;

import java.util.function.IntFunction;
import java.util.function.LongFunction;
import org.faultline.memory.replacement.Knowledge;
import org.faultline.memory.replacement.PolicyKind;
import org.faultline.memory.replacement.PolicyParameter;
import org.faultline.memory.replacement.ReplacementPolicy;

/**
 * A kind of policy with a window tau as its one parameter, which lets go of pages that are outside.
 */
public abstract class WindowKind extends OneParameterKind {
  private final long tauReferences;

  /**
   * @param tauReferences the window, in references
   * @param withTau gives the same kind with another window
   */
  protected WindowKind(
      String name,
      String source,
      Knowledge knowledge,
      long tauReferences,
      LongFunction<PolicyKind> withTau,
      IntFunction<ReplacementPolicy> creator) {
    super(name, source, knowledge, tau(tauReferences), withTau, creator);
    this.tauReferences = tauReferences;
  }

  /** The parameter tau. */
  public static PolicyParameter tau(long tauReferences) {
    return PolicyParameter.references("tau", "window in references", tauReferences, 1);
  }

  @Override
  public final long window() {
    return tauReferences;
  }

  @Override
  public final boolean releases() {
    return true;
  }
}
