package org.faultline.workload.config;

import org.faultline.workload.program.Duration;

/**
 * The latency model of a paging device.
 *
 * <p>A request waits for one of {@code depth} places, takes its latency there, and then its
 * transfer takes the one bus. A device that is {@code instant} takes no time at all: pages come and
 * go at no cost and no process ever waits for it.
 *
 * @param name {@code nvme}, {@code sata-ssd}, {@code hdd}, {@code instant} or {@code custom}
 * @param readBytesPerSecond bandwidth of the bus for reads; 0 for no limit
 */
public record DeviceConfig(
    String name,
    boolean instant,
    Duration readLatency,
    Duration writeLatency,
    long readBytesPerSecond,
    long writeBytesPerSecond,
    int depth) {}
