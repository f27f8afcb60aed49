package org.faultline.memory.server;

/**
 * What one kind of paging has to tell beside what every kind tells; each has records of its own.
 */
public interface PagingDetail {}
