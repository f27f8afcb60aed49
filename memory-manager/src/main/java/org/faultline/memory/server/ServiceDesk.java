package org.faultline.memory.server;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;

/**
 * Where requests to the MemoryManager are received: each is given to a server, waits there for
 * those before it and is served. Requests must come in order of time; each process makes one at a
 * time.
 *
 * <p>A request {@linkplain #enter enters}, and {@linkplain #leave leaves} when its service has
 * ended; what it asks for is done then. It is measured by its kind: what has left is {@linkplain
 * #classify classified} before the next leaves. Times are in nanoseconds.
 */
public final class ServiceDesk {
  private static final int SIGNIFICANT_DIGITS = 3;

  private final Map<RequestKind, Times> kinds = new EnumMap<>(RequestKind.class);
  private final ServiceModel model;
  private final List<ServerQueue> servers;
  private Grant[] grants = new Grant[2];
  private Grant last = new Grant();
  private long lastArrivalNanos;
  private boolean classified = true;

  /** A request with its server's times; used again for the next of the process. */
  private static final class Grant {
    // None once it has left.
    @Nullable Request request;
    long arrivalNanos;
    long beganAtNanos;
    long endNanos;
  }

  /**
   * A desk at which nothing was asked yet.
   *
   * @param random draws service times
   */
  public ServiceDesk(ManagerSettings manager, int cpus, UniformRandomProvider random) {
    model = ServiceModel.of(manager, cpus, random);
    servers = new ArrayList<>(model.shared());
    servers.addAll(model.local());
  }

  /**
   * Whether a request may be served before one that came earlier. Then each must leave at its end,
   * and what others ask for is done before.
   */
  public boolean overtakes() {
    return servers.size() > 1;
  }

  /**
   * Receives {@code request}, which {@code process} made at {@code arrivalNanos} on CPU {@code
   * cpu}.
   *
   * @return the call for {@link #leave}, at the end of its service; none where it has ended
   */
  public @Nullable Alarm enter(int cpu, int process, Request request, long arrivalNanos) {
    if (arrivalNanos < lastArrivalNanos) {
      throw new IllegalStateException(
          "a request of %d ns came after one of %d ns".formatted(arrivalNanos, lastArrivalNanos));
    }
    lastArrivalNanos = arrivalNanos;
    Grant grant = grant(process);
    if (grant.request != null) {
      throw new IllegalStateException("process " + process + " asks twice at a time");
    }
    ServerQueue server = model.server(cpu, process, request);
    grant.request = request;
    grant.arrivalNanos = arrivalNanos;
    grant.endNanos = server.serve(arrivalNanos, model.serviceNanos(server, request));
    grant.beganAtNanos = server.beganAtNanos();
    return overtakes() ? new Alarm(grant.endNanos, Alarm.Kind.SERVICE, process, 0, true) : null;
  }

  private Grant grant(int process) {
    if (process >= grants.length) {
      grants = Arrays.copyOf(grants, Math.max(process + 1, 2 * grants.length));
    }
    if (grants[process] == null) {
      grants[process] = new Grant();
    }
    return grants[process];
  }

  /** The request of {@code process}, whose service has ended. */
  public Request leave(int process) {
    if (!classified) {
      throw new IllegalStateException(
          "the request of %d ns has no kind".formatted(last.arrivalNanos));
    }
    classified = false;
    last = grants[process];
    Request request = last.request;
    if (request == null) {
      throw new IllegalStateException("process " + process + " asks for nothing");
    }
    last.request = null;
    return request;
  }

  /** The request that left last was of this kind; told once for each. */
  public void classify(RequestKind kind) {
    Times times = kinds.get(kind);
    if (times == null) {
      times = new Times(new Histogram(SIGNIFICANT_DIGITS), new Histogram(SIGNIFICANT_DIGITS));
      kinds.put(kind, times);
    }
    times.waitNanos.recordValue(last.beganAtNanos - last.arrivalNanos);
    times.sojournNanos.recordValue(last.endNanos - last.arrivalNanos);
    classified = true;
  }

  /** When the request that left last had arrived. */
  public long arrivedAtNanos() {
    return last.arrivalNanos;
  }

  /** When its service began. */
  public long beganAtNanos() {
    return last.beganAtNanos;
  }

  /** When its service ended. */
  public long endedAtNanos() {
    return last.endNanos;
  }

  /** Faults that have entered and not left. */
  public long faultsInside() {
    return Arrays.stream(grants)
        .filter(grant -> grant != null && grant.request instanceof Request.Fault)
        .count();
  }

  /** Its load until {@code nowNanos}, since the beginning. */
  public Load load(long nowNanos) {
    return sum(servers.stream().map(server -> server.load(nowNanos)).toList());
  }

  /** The measured window begins; what was measured so far is no part of it. */
  public void startWindow(long nowNanos) {
    servers.forEach(server -> server.startWindow(nowNanos));
    kinds.clear();
  }

  /** What was measured since the window began. */
  public Report report(long nowNanos) {
    Map<RequestKind, Times> copies = new EnumMap<>(RequestKind.class);
    Times all = new Times(new Histogram(SIGNIFICANT_DIGITS), new Histogram(SIGNIFICANT_DIGITS));
    kinds.forEach(
        (kind, times) -> {
          copies.put(kind, new Times(times.waitNanos.copy(), times.sojournNanos.copy()));
          all.waitNanos.add(times.waitNanos);
          all.sojournNanos.add(times.sojournNanos);
        });
    List<Load> loads = servers.stream().map(server -> server.windowLoad(nowNanos)).toList();
    List<Server> each = new ArrayList<>();
    for (int i = 0; i < servers.size(); i++) {
      each.add(new Server(servers.get(i).name(), loads.get(i)));
    }
    return new Report(sum(loads), all, copies, each);
  }

  /** The load of all servers, the shared ones first; these have the busy time. */
  private Load sum(List<Load> loads) {
    if (loads.size() == 1) {
      return loads.get(0);
    }
    int shared = model.shared().size();
    return new Load(
        loads.stream().mapToLong(Load::requests).sum(),
        loads.stream().limit(shared).mapToLong(Load::busyNanos).sum() / shared,
        loads.stream().mapToLong(Load::queueNanos).sum(),
        loads.stream().mapToLong(Load::waitNanos).sum(),
        loads.stream().mapToLong(Load::sojournNanos).sum());
  }

  /**
   * What a server was asked to do over some time; of all together, the busy time is the mean of
   * those that all CPUs share.
   *
   * @param requests that arrived
   * @param busyNanos time in service
   * @param queueNanos time that requests waited or were served, in all; over a time, its quotient
   *     is the mean number of requests in the system
   * @param waitNanos waits of these requests, in all, whenever they end
   * @param sojournNanos waits and service of these requests, in all, whenever they end
   */
  public record Load(
      long requests, long busyNanos, long queueNanos, long waitNanos, long sojournNanos) {
    static final Load NONE = new Load(0, 0, 0, 0, 0);

    /** This load without an earlier one. */
    Load minus(Load earlier) {
      return new Load(
          requests - earlier.requests,
          busyNanos - earlier.busyNanos,
          queueNanos - earlier.queueNanos,
          waitNanos - earlier.waitNanos,
          sojournNanos - earlier.sojournNanos);
    }
  }

  /** The waits and the sojourns, each wait with its service, of some requests. */
  public record Times(Histogram waitNanos, Histogram sojournNanos) {}

  /** One of the servers. */
  public record Server(String name, Load load) {}

  /**
   * What the desk did in the measured window.
   *
   * @param times of all requests
   * @param kinds the same by kind, where there were any
   * @param servers those that all CPUs share, then those of single CPUs
   */
  public record Report(
      Load load, Times times, Map<RequestKind, Times> kinds, List<Server> servers) {}
}
