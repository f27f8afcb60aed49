package org.faultline.lab.cli;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.faultline.lab.results.json.Json;
import org.faultline.lab.results.output.ExitCode;
import org.faultline.lab.results.text.TextTable;
import org.faultline.memory.replacement.Knowledge;
import org.faultline.memory.replacement.PolicyKind;
import org.faultline.memory.replacement.PolicyParameter;
import org.faultline.memory.replacement.catalog.ReplacementPolicies;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code faultline policies}: the replacement policies that are installed. */
@Command(
    name = "policies",
    description = {
      "Lists the replacement policies: their parameters with defaults, where they may be used,"
          + " what",
      "they need to know of references, and who described them."
    },
    footerHeading = "%nExample:%n",
    footer = "  faultline policies")
final class PoliciesCommand extends ConsoleCommand {
  @Mixin private FormatOption format;

  @Override
  ExitCode perform() {
    Collection<PolicyKind> kinds = ReplacementPolicies.installed().byName().values();
    if (format.json()) {
      console().text(Json.text(list(kinds)));
    } else {
      console().lines(table(kinds));
      console()
          .line(
              "these are for paging.kind = textbook; windows, the default, has working sets and page"
                  + " lists: docs/windows.md");
    }
    return ExitCode.DONE;
  }

  private static List<String> table(Collection<PolicyKind> kinds) {
    TextTable table = new TextTable().left("policy").left("scope").left("needs").left("source");
    for (PolicyKind kind : kinds) {
      table.row(List.of(signature(kind), scope(kind), needs(kind), kind.source()));
    }
    return table.lines();
  }

  private static String signature(PolicyKind kind) {
    if (kind.parameters().isEmpty()) {
      return kind.name();
    }
    return kind.parameters().stream()
        .map(p -> p.name() + " = " + PolicyParameter.shown(p.value()))
        .collect(Collectors.joining(", ", kind.name() + "(", ")"));
  }

  private static String scope(PolicyKind kind) {
    return kind.knowledge() == Knowledge.FUTURE ? "recorded traces" : "global, local";
  }

  private static String needs(PolicyKind kind) {
    return kind.knowledge().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static PoliciesDocument list(Collection<PolicyKind> kinds) {
    return new PoliciesDocument(
        PoliciesDocument.SCHEMA, kinds.stream().map(PoliciesCommand::policy).toList());
  }

  private static PoliciesDocument.Policy policy(PolicyKind kind) {
    return new PoliciesDocument.Policy(
        kind.name(),
        scope(kind),
        needs(kind),
        kind.source(),
        kind.parameters().stream().map(PoliciesCommand::parameter).toList());
  }

  private static PoliciesDocument.Parameter parameter(PolicyParameter parameter) {
    return new PoliciesDocument.Parameter(
        parameter.name(),
        parameter.meaning(),
        parameter.value(),
        parameter.least(),
        parameter.most());
  }
}
