package org.faultline.lab.verification.convert;

import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** Stands in for Valgrind: sends references to the socket that it is told of, then exits with 3. */
public final class FakeLackey {
  private static final String SOCKET = "--log-socket=127.0.0.1:";

  private FakeLackey() {}

  /**
   * Sends as many groups of four lines as the last argument says; for {@code "a, b"} before it, as
   * programs with these command lines, one after the other.
   */
  public static void main(String[] args) throws Exception {
    int port = 0;
    for (String arg : args) {
      if (arg.startsWith(SOCKET)) {
        port = Integer.parseInt(arg.substring(SOCKET.length()));
      }
    }
    if (args[args.length - 1].equals("none")) {
      System.exit(127);
    }
    String before = args[args.length - 2];
    String[] commands = before.contains(",") ? before.split(", *") : new String[] {""};
    for (String command : commands) {
      send(port, command, Long.parseLong(args[args.length - 1]));
    }
    System.exit(3);
  }

  private static void send(int port, String command, long groups) throws Exception {
    String head = "==7== Lackey\n" + (command.isEmpty() ? "" : "==7== Command: " + command + "\n");
    byte[] lines =
        "==7== \nI  04001000,3\n L 1ffeffe7e0,8\n S 1ffeffefff,2\n"
            .getBytes(StandardCharsets.US_ASCII);
    try (Socket socket = new Socket("127.0.0.1", port);
        OutputStream out = socket.getOutputStream()) {
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      for (long i = groups; i > 0; i--) {
        out.write(lines);
      }
    } catch (SocketException e) {
      // Who listens has enough.
      System.exit(1);
    }
  }
}
