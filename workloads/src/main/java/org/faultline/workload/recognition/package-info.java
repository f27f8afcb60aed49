/**
 * What the first lines of a recording look like: which reading fits them, and which is likely
 * wrong.
 */
@NullMarked
package org.faultline.workload.recognition;

import org.jspecify.annotations.NullMarked;
