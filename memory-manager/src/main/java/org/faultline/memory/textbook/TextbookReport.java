package org.faultline.memory.textbook;

import org.faultline.memory.frames.ResidencyMeter;
import org.faultline.memory.server.PagingDetail;

/**
 * Results that only the textbook machine has.
 *
 * @param residency how much memory all pages took over the references
 */
public record TextbookReport(ResidencyMeter.Reading residency) implements PagingDetail {}
