package org.faultline.workload.nest;

import org.faultline.workload.fixture.Egg;

/** Half of a cycle between two packages. */
public record Hen(Egg hatchedFrom) {}
