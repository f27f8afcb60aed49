package org.faultline.lab.cli.shell;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.faultline.actors.session.MachineSession;
import org.faultline.actors.session.ProcessOptions;
import org.faultline.actors.session.ProcessSession;
import org.faultline.lab.results.output.UserMistake;
import org.faultline.workload.binding.Nearest;

/** The processes of a shell by their names; a name goes to a new one once its process has ended. */
final class ShellProcesses {
  private final MachineSession machine;
  private final Map<String, Client> clients = new TreeMap<>();

  /** A process, and the names that were given to its addresses and handles. */
  record Client(String name, ProcessSession session, ShellWords words) {}

  ShellProcesses(MachineSession machine) {
    this.machine = machine;
  }

  /**
   * The process of that name; a new one where none is alive.
   *
   * @throws UserMistake where this is no name
   */
  Client turnTo(String name) {
    requireName(name);
    Client known = clients.get(name);
    return known != null && known.session.ended() == null
        ? known
        : open(name, ProcessOptions.DEFAULT, new ShellWords());
  }

  /**
   * A new process of that name which inherits handles, and their names.
   *
   * @throws UserMistake where there cannot be one
   */
  Client child(String name, Client parent) {
    requireName(name);
    Client known = clients.get(name);
    if (known != null && known.session.ended() == null) {
      throw new UserMistake("process " + name + " already exists; close it first");
    }
    ProcessOptions options = ProcessOptions.DEFAULT.inheriting(parent.session.id());
    try {
      return open(name, options, parent.words.inherited());
    } catch (IllegalArgumentException e) {
      throw new UserMistake(Objects.requireNonNullElse(e.getMessage(), e.toString()));
    }
  }

  private Client open(String name, ProcessOptions options, ShellWords words) {
    Client opened = new Client(name, machine.openProcess(name, options), words);
    clients.put(name, opened);
    return opened;
  }

  /**
   * The process that had that name last.
   *
   * @throws UserMistake where there was none
   */
  Client known(String name) {
    Client client = clients.get(name);
    if (client == null) {
      throw new UserMistake(
          "no process is named '" + name + "'" + Nearest.hint(name, clients.keySet()));
    }
    return client;
  }

  /** The id of the process of that name. */
  int id(String name) {
    return known(name).session.id();
  }

  /** The words of the process with this id, which has a name. */
  ShellWords words(int id) {
    return clients.values().stream()
        .filter(client -> client.session.id() == id)
        .findFirst()
        .orElseThrow()
        .words;
  }

  /** All that have a name, by their names. */
  Collection<Client> all() {
    return clients.values();
  }

  Set<String> names() {
    return clients.keySet();
  }

  private static void requireName(String name) {
    if (!ShellWords.isName(name)) {
      throw new UserMistake("'" + name + "' is not a name such as b or web_1");
    }
  }
}
