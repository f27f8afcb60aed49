/** Runs side by side: one pool for all that make many, and what ends them early. */
@NullMarked
package org.faultline.lab.studies.pool;

import org.jspecify.annotations.NullMarked;
