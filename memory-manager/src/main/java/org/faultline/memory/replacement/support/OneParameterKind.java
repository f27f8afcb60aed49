package org.faultline.memory.replacement.support;

import java.util.List;
import java.util.function.IntFunction;
import java.util.function.LongFunction;
import org.faultline.memory.replacement.Knowledge;
import org.faultline.memory.replacement.PolicyKind;
import org.faultline.memory.replacement.PolicyParameter;
import org.faultline.memory.replacement.ReplacementPolicy;

/** A kind of policy with one parameter, a whole number. Equal where name and value are. */
public abstract class OneParameterKind extends NamedKind {
  private final PolicyParameter parameter;
  private final LongFunction<PolicyKind> withValue;

  /**
   * @param parameter whole, with the value that this kind has
   * @param withValue gives the same kind with another value
   */
  public OneParameterKind(
      String name,
      String source,
      Knowledge knowledge,
      PolicyParameter parameter,
      LongFunction<PolicyKind> withValue,
      IntFunction<ReplacementPolicy> creator) {
    super(name, source, knowledge, creator);
    this.parameter = parameter;
    this.withValue = withValue;
  }

  @Override
  public final List<PolicyParameter> parameters() {
    return List.of(parameter);
  }

  @Override
  public final PolicyKind with(List<Double> values) {
    return withValue.apply(values.get(0).longValue());
  }

  @Override
  public final boolean equals(Object other) {
    return other instanceof OneParameterKind kind
        && name().equals(kind.name())
        && parameter.equals(kind.parameter);
  }

  @Override
  public final int hashCode() {
    return 31 * name().hashCode() + parameter.hashCode();
  }

  @Override
  public final String toString() {
    return name() + "(" + PolicyParameter.shown(parameter.value()) + ")";
  }
}
