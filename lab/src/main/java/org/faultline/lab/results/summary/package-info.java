/**
 * What results say, as types: each record is one object of {@code summary.json}, {@code host.json}
 * or {@code seeds.json}, with the same names in the same order. Who writes one of these files makes
 * the record; who reads one gets it. What older files lack or say otherwise is settled where they
 * are read, and nowhere else.
 */
@NullMarked
package org.faultline.lab.results.summary;

import org.jspecify.annotations.NullMarked;
