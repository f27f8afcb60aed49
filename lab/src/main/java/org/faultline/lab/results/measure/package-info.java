/** What a run measured: every figure of a summary by one name, with its unit and its meaning. */
@NullMarked
package org.faultline.lab.results.measure;

import org.jspecify.annotations.NullMarked;
