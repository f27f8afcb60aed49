package org.faultline.actors.process;

import java.util.Map;
import org.HdrHistogram.Histogram;
import org.faultline.actors.event.Chain;
import org.faultline.actors.message.LeaseReport;
import org.faultline.memory.address.AddressUse;

/**
 * What a process counted by itself over its whole life.
 *
 * @param faults page faults that it raised
 * @param requests requests that it finished
 * @param cpuNanos CPU time that it consumed: references, computing and system calls
 * @param committedPages pages that it holds committed at its end, charged page tables included
 * @param addressUse how its address space is divided at its end
 * @param dataReturned pages with data that came back from the pagefile
 * @param dataMismatches those that came back with other bytes than they left with
 * @param latencies by the request's name, in nanoseconds, within the measured window
 * @param arrivals of its requests, by the request's name, within the measured window
 * @param chain its events
 * @param lease what it did with the frames that it leased; null where it leased none
 */
public record ProcessReport(
    ProcessIdentity identity,
    long references,
    long faults,
    long requests,
    long cpuNanos,
    long committedPages,
    long reservedBytes,
    AddressUse addressUse,
    long dataReturned,
    long dataMismatches,
    Map<String, Histogram> latencies,
    Map<String, RequestArrivals.Count> arrivals,
    Chain.Value chain,
    LeaseReport lease) {}
