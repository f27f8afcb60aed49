package org.faultline.lab.studies.design;

import java.util.List;
import java.util.SortedMap;

/**
 * One of the values of a {@link Dimension}.
 *
 * @param labels what each of the dimension's factors is, by the factor's name
 * @param settings the keys of the workload that it sets
 */
public record Level(SortedMap<String, String> labels, List<Setting> settings) {}
