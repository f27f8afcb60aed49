package org.faultline.actors.loadcontrol;

import org.faultline.memory.device.DeviceLoad;
import org.faultline.memory.server.LoadSample;

/** What the MemoryManager and the paging device had counted at {@code nowNanos}. */
public record LoadLook(long nowNanos, LoadSample memory, DeviceLoad device) {}
