package org.faultline.workload.binding;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The expressions that a key may have, each with its arguments.
 *
 * <pre>{@code
 * static final Expressions<Pattern> PATTERNS =
 *     new Expressions<Pattern>("pattern")
 *         .with("cyclic", a -> new Cyclic())
 *         .with("zipf(exponent)", a -> new Zipf(a.get(0).number(0, 10)));
 * }</pre>
 *
 * @param <T> what an expression stands for
 */
public final class Expressions<T> {
  private record Form<T>(
      String signature,
      String name,
      List<String> parameters,
      Function<List<ConfigNode>, ? extends T> maker) {}

  private final String kind;
  private final List<Form<T>> forms = new ArrayList<>();
  private final List<String> others = new ArrayList<>();

  /** No expression yet; {@code kind} says in sentences what they are, such as "pattern". */
  public Expressions(String kind) {
    this.kind = kind;
  }

  /**
   * Adds an expression. One name may have several forms with different numbers of arguments.
   *
   * @param signature the name and the names of the arguments: {@code uniform(least, most)}
   * @param maker takes the arguments as nodes, one for each name
   */
  public Expressions<T> with(String signature, Function<List<ConfigNode>, ? extends T> maker) {
    Expression form = Expression.parse(signature).orElseThrow();
    forms.add(new Form<>(signature, form.name(), form.arguments(), maker));
    return this;
  }

  /** Says in sentences what is valid beside the expressions, such as "a time such as 2 ms". */
  public Expressions<T> beside(String other) {
    others.add(other);
    return this;
  }

  /** What sort of thing the expressions are. */
  String kind() {
    return kind;
  }

  /** The form of each expression, in the order in which they were added. */
  public List<String> signatures() {
    return forms.stream().map(Form::signature).toList();
  }

  /** What {@code node} stands for; absent, with a problem recorded, if it is none of them. */
  @Nullable T read(ConfigNode node, String text) {
    Expression expression = Expression.parse(text).orElse(null);
    if (expression == null) {
      return refuse(node, "is '" + text + "', which is not a valid " + kind + "; valid: " + all());
    }
    List<Form<T>> named = forms.stream().filter(f -> f.name().equals(expression.name())).toList();
    if (named.isEmpty()) {
      List<String> names = forms.stream().map(Form::name).distinct().toList();
      return refuse(
          node,
          "has the unknown "
              + kind
              + " '"
              + expression.name()
              + "'"
              + Nearest.of(expression.name(), names)
                  .map(near -> "; did you mean '" + near + "'? Valid: ")
                  .orElse("; valid: ")
              + all());
    }
    for (Form<T> form : named) {
      if (form.parameters().size() == expression.arguments().size()) {
        return make(node, form, expression);
      }
    }
    List<String> signatures = named.stream().map(Form::signature).toList();
    return refuse(node, "is '" + text + "', but must be " + String.join(" or ", signatures));
  }

  private @Nullable T make(ConfigNode node, Form<T> form, Expression expression) {
    ConfigNode[] arguments = new ConfigNode[form.parameters().size()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = node.argument(form.parameters().get(i), expression.arguments().get(i));
    }
    return node.make(() -> form.maker().apply(Arrays.asList(arguments)));
  }

  private @Nullable T refuse(ConfigNode node, String what) {
    node.wrong(what);
    return null;
  }

  private String all() {
    return Stream.concat(signatures().stream(), others.stream()).collect(joining(", "));
  }
}
