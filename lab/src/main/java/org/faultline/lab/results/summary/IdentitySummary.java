package org.faultline.lab.results.summary;

/** A conservation law with both sides, counted by different owners. */
public record IdentitySummary(String name, long left, long right, boolean holds) {}
