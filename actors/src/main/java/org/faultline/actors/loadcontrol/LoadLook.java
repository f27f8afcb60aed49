package org.faultline.actors.loadcontrol;

import org.faultline.actors.device.DeviceLoad;
import org.faultline.actors.memory.LoadSample;

/** What the MemoryManager and the paging device had counted at {@code now}, in nanoseconds. */
public record LoadLook(long now, LoadSample memory, DeviceLoad device) {}
