package org.faultline.workload.program;

/**
 * A step whose call is of handles, sections, files or placeholders: the textbook machine knows none
 * of them.
 */
public interface SectionStep extends Step {}
