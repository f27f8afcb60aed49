/**
 * Where the time of processes went, and what it was short of: the one place that decides it, from
 * the figures of a summary. Tables, reports, measures and the search for a capacity ask it.
 */
@NullMarked
package org.faultline.lab.results.account;

import org.jspecify.annotations.NullMarked;
