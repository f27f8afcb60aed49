/** Single runs of a study: a workload with overrides and a seed in, measures out, no file left. */
@NullMarked
package org.faultline.lab.studies.cell;

import org.jspecify.annotations.NullMarked;
